/** Reasons of the core in Korean. */
import type { ReasonSentences } from './en.ts';

export const reasonsKo: ReasonSentences = {
  'reason.file.empty': '빈 파일입니다(0바이트). 내용을 적거나 파일을 삭제해 주세요.',
  'reason.file.blank': '파일에 공백밖에 없습니다. 내용을 적거나 파일을 삭제해 주세요.',
  'reason.file.textless': '파일에 읽을 수 있는 글이 없습니다. 내용을 적거나 파일을 삭제해 주세요.',
  'reason.file.large': '파일 크기가 {size}MB로, 허용된 {limit}MB를 넘습니다. 나누거나 MAX_ARTICLE_MB를 늘려 주세요.',
  'reason.file.blocks':
    '문단, 제목, 목록 항목이 모두 {count}개로, 허용된 {limit}개를 넘습니다. 여러 파일로 나누어 주세요.',
  'reason.file.lines': '글이 {limit}줄을 넘어 기사 하나로 읽을 수 없습니다. 여러 파일로 나누어 주세요.',
  'reason.file.mislabelled':
    '이름은 {format} 파일인데 실제 내용은 {kind}입니다. UTF-8 텍스트로 저장하거나 확장자를 바로잡아 주세요.',
  'reason.file.misread': '{format} 파일로 읽지 못했습니다({found}). 다시 저장하거나 일반 텍스트로 저장해 주세요.',
  'reason.file.unopenable':
    '목록에는 있지만 열 수 없습니다({found}). 파일이 아직 있는지, 읽기 권한이 있는지 확인해 주세요.',
  'reason.file.unread': '파일을 읽지 못했습니다({found}). 디스크와 파일 권한을 확인해 주세요.',
  'reason.file.replaced': '파일이 있던 자리에 파일이 아닌 것이 있습니다. 기사를 되돌려 놓거나 삭제해 주세요.',
  'reason.file.changing': '읽는 동안 파일이 바뀌었습니다. 저장이 끝난 뒤에 다시 색인해 주세요.',
  'reason.file.slow':
    '읽는 데 시간이나 메모리가 너무 많이 들어 그만두었습니다. 더 단순한 형식으로 저장하거나 빼 주세요.',
  'reason.file.ending': '{ending} 파일은 읽지 않습니다. .txt, .md, .html, .pdf로 저장해 주세요.',
  'reason.file.name': '파일 이름이 올바른 UTF-8이 아닙니다. 이름을 바꾸어 주세요.',
  'reason.file.path':
    '파일 경로가 {count}바이트로, 허용된 {limit}바이트를 넘습니다. 위 폴더로 옮기거나 폴더 이름을 줄여 주세요.',
  'reason.file.unseen': '파일을 확인할 수 없습니다. {why}',
  'reason.file.special': '파일이 아니라 {kind}입니다. 열지 않았습니다.',
  'reason.file.twin': '글자 조합 방식만 다른 같은 이름의 파일이 있습니다. 둘 중 하나의 이름을 바꾸어 주세요.',
  'reason.file.many': '기사가 허용된 {limit}건을 넘습니다. 일부를 빼거나 MAX_ARTICLES를 늘려 주세요.',
  'reason.pdf.pictures':
    'PDF에 글이 없습니다. 스캔한 것처럼 쪽이 그림으로 되어 있습니다. 문자 인식(OCR)을 하거나 .txt로 저장해 주세요.',
  'reason.pdf.pages': 'PDF가 {count}쪽으로, 허용된 {limit}쪽을 넘습니다. 나누어 주세요.',
  'reason.pdf.long': 'PDF가 {limit}자를 넘습니다. 나누어 주세요.',
  'reason.pdf.locked': 'PDF가 암호로 잠겨 있습니다. 암호 없이 저장해 주세요.',
  'reason.pdf.damaged': '이름은 PDF이지만 PDF가 아니거나 손상되었습니다. PDF로 다시 저장하거나 .txt로 저장해 주세요.',
  'reason.pdf.unread': 'PDF를 읽지 못했습니다({found}). 다시 저장하거나 .txt로 저장해 주세요.',
  'reason.folder.unread': '폴더를 읽을 수 없습니다. {why}',
  'reason.folder.deep':
    '폴더 깊이가 {depth}단계로, 허용된 {limit}단계를 넘습니다. 위로 옮기거나 MAX_DEPTH를 늘려 주세요.',
  'reason.link.loop': '링크가 자기 자신을 가리킵니다.',
  'reason.link.broken': '링크가 가리키는 것이 없습니다. {why}',
  'reason.link.outside': '링크가 기사 폴더 밖을 가리켜 따라가지 않았습니다. 대상을 여기로 복사해 주세요.',
  'reason.link.parent': '링크가 자기가 든 폴더를 가리킵니다.',
  'reason.link.folder': '링크가 {folder} 폴더를 가리킵니다. 그 폴더는 제 이름으로 읽습니다.',
  'reason.link.special': '링크가 가리키는 것은 파일이 아니라 {kind}입니다. 열지 않았습니다.',
  'reason.root.unread':
    '기사 폴더({folder})를 읽을 수 없습니다. {why} 폴더를 만들거나 ARTICLES_DIR을 올바른 폴더로 설정해 주세요.',
  'reason.root.empty':
    '기사 폴더({folder})에 기사가 없는데 색인에는 {count}건이 있습니다. 디스크가 마운트되지 않았을 수 있어 아무것도 바꾸지 않았습니다. 기사를 다시 넣거나, 전체를 다시 색인해 색인을 비워 주세요.',
  'reason.root.moved': '색인은 {was} 폴더의 기사로 만들어졌지만 ARTICLES_DIR은 이제 {folder}입니다.',

  'reason.why.permission': '권한이 없습니다. 봇을 실행하는 계정에 읽기 권한을 주세요.',
  'reason.why.vanished': '사라졌습니다. 다음에 색인할 때 그때의 상태를 따릅니다.',
  'reason.why.missing': '존재하지 않습니다.',
  'reason.why.no-folder': '폴더가 아닙니다.',
  'reason.why.said': '오류 메시지: {found}.',
  'reason.kind.pipe': '파이프',
  'reason.kind.socket': '소켓 개체',
  'reason.kind.device': '장치',
  'reason.kind.unknown': '종류를 알 수 없는 개체',
  'reason.kind.pdf': 'PDF 문서',
  'reason.kind.zip': 'ZIP 압축 파일(.docx, .epub, .odt도 여기에 속함)',
  'reason.kind.office': '옛 형식의 Word나 Excel 문서',
  'reason.kind.rtf': '서식 있는 텍스트(RTF) 문서',
  'reason.kind.png': 'PNG 그림',
  'reason.kind.jpeg': 'JPEG 그림',
  'reason.kind.gif': 'GIF 그림',
  'reason.kind.gzip': 'gzip 압축 파일',
  'reason.kind.program': '프로그램',
  'reason.kind.sqlite': 'SQLite 데이터베이스',
  'reason.kind.utf32': 'UTF-32 텍스트',
  'reason.kind.binary': '바이너리 데이터',

  'reason.upload.type': '"{name}" 파일은 기사로 쓸 수 없습니다. 쓸 수 있는 확장자: {wanted}.',
  'reason.upload.name':
    '쓸 수 없는 파일 이름입니다. {limit}자 이내로(한글은 그보다 짧게) 지어 주세요. 점이나 하이픈으로 시작할 수 없고 < > : " | ? *와 보이지 않는 문자는 쓸 수 없습니다.',
  'reason.upload.taken':
    '{path} 파일이 이미 있어 아무것도 바꾸지 않았습니다. "바꾸기"를 True로 하여 다시 추가하거나 파일 이름을 바꿔 주세요.',
  'reason.upload.unwritable':
    '기사 폴더를 바꿀 수 없습니다({found}). 봇을 실행하는 계정에 ARTICLES_DIR 쓰기 권한을 주세요.',
  'reason.upload.disk': '디스크가 가득 찼습니다({found}). 공간을 비운 뒤 다시 시도해 주세요.',

  'reason.question.empty': '질문이 비어 있습니다. 질문을 말로 적어 주세요.',
  'reason.question.wordless': '질문에 글자나 숫자가 없습니다. 질문을 말로 적어 주세요.',
  'reason.question.none': '기사에 답이 있을 만한 것을 물어봐 주세요.',
  'reason.question.long': '질문이 {count}자입니다. {limit}자까지 읽으니 줄여 주세요.',
  'reason.question.many':
    '메시지에 질문이 {count}개 있습니다. 한 번에 {limit}개까지 답하니 나머지는 다른 메시지로 물어봐 주세요.',
  'reason.question.busy': '질문이 너무 많습니다. 잠시 뒤에 다시 시도해 주세요.',
  'reason.article.none':
    '아직 색인된 기사가 없습니다. 기사 폴더에 기사를 넣고 다시 색인하거나, 진행 중인 색인이 끝나기를 기다려 주세요.',
  'reason.article.unknown': '"{name}" 기사는 없습니다. /기사 목록에서 확인해 주세요.',
  'reason.article.choose': '"{name}" 기사는 없습니다. 목록에서 고르거나 기사를 비워 두세요.',
  'reason.article.gone': '그 기사는 이제 없습니다. /기사 목록에서 확인해 주세요.',
  'reason.article.fileless': '기사 폴더에 {path} 파일이 없습니다. /기사 목록에서 확인해 주세요.',
  'reason.answer.unknown': '{id} 답변은 없습니다. 지워졌을 수 있으니 다시 물어봐 주세요.',
  'reason.answer.citation':
    '이 답변에는 {n}번 인용이 없습니다. 인용은 모두 {count}개입니다. 그 가운데 고르거나 다시 물어봐 주세요.',
  'reason.answer.past': '인용한 뒤로 기사가 바뀌었거나 없어졌습니다. 다시 물어본 뒤 새 답변을 골라 주세요.',
  'reason.answer.textless': '인용된 글이 더 이상 보관되어 있지 않습니다. 다시 물어봐 주세요.',

  'reason.job.cancelled': '색인이 취소되었습니다. 이전 색인을 계속 씁니다.',
  'reason.job.interrupted': '작업이 끝나기 전에 프로세스가 종료되었습니다.',
  'reason.job.stuck': '{file} 파일을 읽는 데 두 번이나 너무 오래 걸렸습니다. 파일을 빼고 다시 색인해 주세요.',
  'reason.job.first': '되돌릴 이전 색인이 없습니다. 색인은 지금까지 한 번만 만들어졌습니다.',
  'reason.job.earliest':
    '이미 마지막 변경 이전의 색인이며, 더 이전의 색인은 보관되어 있지 않습니다. /색인 앞으로 명령어로 그다음 색인에 돌아갈 수 있습니다.',
  'reason.job.latest': '앞으로 갈 색인이 없습니다. 마지막 변경이 되돌리기가 아니었습니다.',
  'reason.job.elsewhere':
    '다른 프로세스가 색인하는 중입니다. 끝나면 그 결과를 여기서도 씁니다. 그 뒤에 다시 시도해 주세요.',
  'reason.job.elsewhere.named':
    '다른 프로세스({holder}, {since}부터)가 색인하는 중입니다. 끝나면 그 결과를 여기서도 씁니다. 그 뒤에 다시 시도해 주세요.',
  'reason.job.overtaken':
    '다른 프로세스가 방금 색인을 끝냈습니다. 곧 그 결과를 여기서도 씁니다. 한 번 더 필요하면 다시 시도해 주세요.',
  'reason.job.disconnected': '작업이 끝났거나 데이터베이스 연결이 끊겼습니다. 준비하던 것은 버려집니다.',
  'reason.disk.full':
    '{folder} 폴더가 있는 디스크가 가득 찼습니다({found}). 공간을 비우고 다시 색인해 주세요. 이전 색인을 계속 씁니다.',
  'reason.engine.died': '작업 스레드가 멈추었습니다({found}).',
  'reason.engine.stopped': '작업 스레드가 종료되었습니다.',

  'reason.model.unknown':
    '{setting} 값이 "{model}"인데, 그런 폴더가 없고 Xenova/all-MiniLM-L6-v2 같은 허브 id도 아닙니다.',
  'reason.model.incomplete':
    '{setting} 설정이 가리키는 모델 폴더 {folder}에 없는 파일: {files}. 파일을 넣거나 {setting} 설정을 다른 모델로 바꾸어 주세요.',
  'reason.model.download':
    '{setting} 값은 {model}인데, {hub}에서 {file} 파일을 내려받지 못했습니다({found}). 나중에 다시 시도하거나, {folder} 폴더에 다음 파일을 직접 넣거나({files}), {setting} 설정을 다른 모델로 바꾸어 주세요. 있던 색인은 계속 씁니다.',
  'reason.model.json': '{file} 파일이 올바른 JSON이 아닙니다. 모델의 원래 파일을 다시 넣어 주세요.',
  'reason.model.unloadable':
    '{folder} 폴더의 모델을 불러올 수 없습니다({found}). 파일이 손상되었을 수 있습니다. 폴더를 지워 다시 내려받게 하거나, 온전한 파일을 넣거나, EMBEDDING_MODEL(크로스 인코더는 RERANK_MODEL)을 다른 모델로 바꾸어 주세요.',
  'reason.model.unfit': '{folder} 폴더의 모델은 지원하지 않는 종류입니다({found}).',
  'reason.model.exchanged': '색인은 {was} 모델로 만들어졌는데, {setting} 설정은 이제 {now}입니다. 다시 색인해 주세요.',

  'reason.store.closed': '{path} 파일을 열 수 없습니다({found}). DATA_DIR이 있고 쓸 수 있는지 확인해 주세요.',
  'reason.store.disk': '디스크가 가득 차 {path} 파일을 열 수 없습니다({found}). 공간을 비워 주세요.',
  'reason.store.damaged':
    '{path} 파일이 손상되었습니다({found}). 건드리지 않고 두었습니다. "npm run cli -- restore FILE" 명령어로 백업을 복원해 주세요. 백업이 없으면 {name} 파일을 다른 곳으로 옮기고 "npm run cli -- index" 명령어로 새로 만들 수 있습니다(지금까지의 답변은 사라집니다).',
  'reason.store.damaged.backup':
    '{path} 파일이 손상되었습니다({found}). 건드리지 않고 두었습니다. "npm run cli -- restore {backup}" 명령어로 백업 {backup} 파일을 복원해 주세요.',
  'reason.store.incomplete': '목록에 있는 구절 {listed}개 가운데 {stored}개만 데이터베이스에 있습니다.',
  'reason.database.crowded':
    '{server} 데이터베이스에 제때 빈 연결이 없었습니다({found}). DATABASE_POOL이나 서버의 max_connections를 늘려 주세요.',
  'reason.database.unreachable':
    '{server} 데이터베이스에 연결할 수 없습니다({found}). 실행 중인지, DATABASE_URL이 맞는지 확인해 주세요. 돌아오면 실행 중인 봇은 스스로 이어서 하고, 시작하던 봇은 다시 시작해야 합니다.',
  'reason.database.password':
    '{server} 데이터베이스가 "{user}" 사용자를 받아들이지 않습니다({found}). DATABASE_URL의 이름과 비밀번호를 확인해 주세요.',
  'reason.database.missing':
    '{server} 서버에 "{database}" 데이터베이스가 없습니다. "createdb {database}" 명령어로 만들거나 DATABASE_URL을 고쳐 주세요.',
  'reason.database.rights':
    '"{user}" 사용자에게 "{database}" 데이터베이스의 권한이 없습니다({found}). 권한을 주세요: GRANT CREATE ON DATABASE "{database}" TO "{user}". 스키마가 이미 있으면: ALTER SCHEMA "{schema}" OWNER TO "{user}".',
  'reason.database.encryption':
    '{server} 데이터베이스와 암호화된 연결을 맺지 못했습니다({found}). DATABASE_URL의 호스트는 인증서에 적힌 이름, sslrootcert는 인증서에 서명한 기관의 파일, sslmode는 서버가 제공하는 방식이어야 합니다.',
  'reason.database.disk':
    '{server} 데이터베이스의 디스크가 가득 찼습니다({found}). 그곳의 공간을 비우고 다시 색인해 주세요. 이전 색인을 계속 씁니다.',
  'reason.database.read-only':
    '{server} 데이터베이스가 지금은 변경을 받지 않습니다({found}). DATABASE_URL에 주 서버를 적어 주세요.',

  'reason.other': '오류 메시지: {found}',
};
