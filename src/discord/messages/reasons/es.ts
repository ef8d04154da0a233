/** Reasons of the core in Spanish. */
import type { ReasonSentences } from './en.ts';

export const reasonsEs: ReasonSentences = {
  'reason.file.empty': 'El archivo está vacío (0 bytes). Escribe el artículo en él o elimínalo.',
  'reason.file.blank': 'El archivo solo contiene espacios en blanco. Escribe el artículo en él o elimínalo.',
  'reason.file.textless': 'El archivo no contiene texto legible. Escribe el artículo en él o elimínalo.',
  'reason.file.large':
    'El archivo ocupa {size} MB, más de los {limit} MB permitidos. Divídelo o aumenta MAX_ARTICLE_MB.',
  'reason.file.blocks':
    'El archivo tiene {count} párrafos, títulos y elementos de lista, más de los {limit} permitidos. Divídelo en varios archivos.',
  'reason.file.lines':
    'El texto tiene más de {limit} líneas, demasiadas para un artículo. Divídelo en varios archivos.',
  'reason.file.mislabelled':
    'El archivo lleva nombre de {format}, pero es {kind}. Guarda el artículo como texto UTF-8 o dale al archivo la extensión correcta.',
  'reason.file.misread': 'El archivo no se pudo leer como {format} ({found}). Guárdalo de nuevo, o como texto simple.',
  'reason.file.unopenable':
    'El archivo está en la lista pero no se puede abrir ({found}). Comprueba que aún existe y que se puede leer.',
  'reason.file.unread': 'El archivo no se pudo leer ({found}). Comprueba el disco y los permisos del archivo.',
  'reason.file.replaced':
    'En el lugar del archivo hay algo que no es un archivo. Vuelve a poner el artículo o elimínalo.',
  'reason.file.changing': 'El archivo cambió mientras se leía. Espera a que termine de escribirse y reindexa.',
  'reason.file.slow':
    'La lectura tardó demasiado u ocupó demasiada memoria y se abandonó. Guárdalo en una forma más sencilla o quítalo.',
  'reason.file.ending': 'Los archivos {ending} no se leen. Guárdalo como .txt, .md, .html o .pdf.',
  'reason.file.name': 'El nombre del archivo no es UTF-8 válido. Cámbialo.',
  'reason.file.path':
    'La ruta del archivo tiene {count} bytes y se permiten {limit}. Súbelo de carpeta o acorta los nombres de sus carpetas.',
  'reason.file.unseen': 'El archivo no se puede examinar: {why}',
  'reason.file.special': 'Es {kind} y no un archivo. No se abrió.',
  'reason.file.twin':
    'Otro archivo tiene el mismo nombre, con las letras compuestas de otra manera. Cambia uno de los dos.',
  'reason.file.many': 'Hay más artículos de los {limit} permitidos. Quita algunos o aumenta MAX_ARTICLES.',
  'reason.pdf.pictures':
    'El PDF no tiene texto: sus páginas son imágenes, como de un escáner. Pásale un reconocimiento de texto (OCR) o guarda el texto como .txt.',
  'reason.pdf.pages': 'El PDF tiene {count} páginas, más de las {limit} permitidas. Divídelo.',
  'reason.pdf.long': 'El PDF tiene más de {limit} caracteres. Divídelo.',
  'reason.pdf.locked': 'El PDF está cifrado y pide una contraseña. Guárdalo sin ella.',
  'reason.pdf.damaged':
    'El archivo lleva nombre de PDF pero no lo es, o está dañado. Guárdalo de nuevo como PDF, o como .txt.',
  'reason.pdf.unread': 'El PDF no se pudo leer ({found}). Guárdalo de nuevo, o como .txt.',
  'reason.folder.unread': 'Esta carpeta no se puede leer: {why}',
  'reason.folder.deep':
    'Esta carpeta está a {depth} niveles de profundidad y se permiten {limit}. Súbela o aumenta MAX_DEPTH.',
  'reason.link.loop': 'Este enlace lleva a sí mismo.',
  'reason.link.broken': 'Este enlace no lleva a ninguna parte: {why}',
  'reason.link.outside': 'Este enlace sale de la carpeta de artículos y no se siguió. Copia aquí su destino.',
  'reason.link.parent': 'Este enlace vuelve a una carpeta que lo contiene.',
  'reason.link.folder': 'Este enlace lleva a la carpeta {folder}, que se lee con su propio nombre.',
  'reason.link.special': 'Este enlace no lleva a un archivo, sino a otra cosa: {kind}. No se abrió.',
  'reason.root.unread':
    'La carpeta de artículos, {folder}, no se puede leer: {why} Créala o pon en ARTICLES_DIR la carpeta correcta.',
  'reason.root.empty':
    'La carpeta de artículos, {folder}, no contiene ningún artículo y el índice tiene {count}. No se cambió nada, por si falta montar un disco. Devuelve los artículos o vacía el índice con una reindexación completa.',
  'reason.root.moved': 'El índice se hizo con los artículos de {was}, pero ARTICLES_DIR es ahora {folder}.',

  'reason.why.permission': 'falta el permiso. Da a la cuenta del bot permiso de lectura.',
  'reason.why.vanished': 'desapareció. La próxima reindexación lo tomará como esté entonces.',
  'reason.why.missing': 'no existe.',
  'reason.why.no-folder': 'no es una carpeta.',
  'reason.why.said': '{found}.',
  'reason.kind.pipe': 'una tubería con nombre',
  'reason.kind.socket': 'un socket',
  'reason.kind.device': 'un dispositivo',
  'reason.kind.unknown': 'algo de tipo desconocido',
  'reason.kind.pdf': 'un documento PDF',
  'reason.kind.zip': 'un archivo ZIP (también lo son .docx, .epub y .odt)',
  'reason.kind.office': 'un documento antiguo de Word o Excel',
  'reason.kind.rtf': 'un documento RTF',
  'reason.kind.png': 'una imagen PNG',
  'reason.kind.jpeg': 'una imagen JPEG',
  'reason.kind.gif': 'una imagen GIF',
  'reason.kind.gzip': 'un archivo gzip',
  'reason.kind.program': 'un programa',
  'reason.kind.sqlite': 'una base de datos SQLite',
  'reason.kind.utf32': 'texto en UTF-32',
  'reason.kind.binary': 'un archivo binario',

  'reason.upload.type': 'El archivo «{name}» no es un artículo. Extensiones admitidas: {wanted}.',
  'reason.upload.name':
    'El nombre del archivo no sirve. Cámbialo: como mucho {limit} caracteres (menos fuera del alfabeto latino), sin punto ni guion al principio, sin < > : " | ? * y sin caracteres invisibles.',
  'reason.upload.taken':
    'Ya existe un archivo {path}; no se ha cambiado nada. Añade el tuyo otra vez con «reemplazar» en True, o cámbiale el nombre.',
  'reason.upload.unwritable':
    'La carpeta de artículos no se puede modificar ({found}). Da a la cuenta del bot permiso de escritura en ARTICLES_DIR.',
  'reason.upload.disk': 'El disco está lleno ({found}). Libera espacio y vuelve a intentarlo.',

  'reason.question.empty': 'La pregunta está vacía. Escríbela con palabras.',
  'reason.question.wordless': 'La pregunta no contiene palabras. Escríbela con palabras.',
  'reason.question.none': 'Pregunta algo que los artículos puedan responder.',
  'reason.question.long': 'La pregunta tiene {count} caracteres; se leen {limit} como máximo. Acórtala.',
  'reason.question.many':
    'El mensaje hace {count} preguntas; a la vez se responden {limit} como máximo. Haz las demás en otro mensaje.',
  'reason.question.busy': 'Demasiadas preguntas a la vez. Inténtalo de nuevo en un momento.',
  'reason.article.none':
    'Todavía no hay ningún artículo en el índice. Pon artículos en la carpeta de artículos y reindexa, o espera a que termine la reindexación en curso.',
  'reason.article.unknown': 'No existe el artículo «{name}». /artículos lista muestra los que hay.',
  'reason.article.choose': 'No existe el artículo «{name}». Elige uno de la lista u omite el artículo.',
  'reason.article.gone': 'Ese artículo ya no existe. /artículos lista muestra los que hay.',
  'reason.article.fileless':
    'No hay ningún archivo {path} en la carpeta de artículos. /artículos lista muestra los artículos que hay.',
  'reason.answer.unknown': 'No existe la respuesta {id}; quizá se borró. Vuelve a preguntar.',
  'reason.answer.citation':
    'Esta respuesta no tiene la referencia {n}; número de referencias: {count}. Elige una de ellas o vuelve a preguntar.',
  'reason.answer.past':
    'Desde que se citó, el artículo ha cambiado o ya no está. Vuelve a preguntar y usa la respuesta nueva.',
  'reason.answer.textless': 'El texto citado ya no se conserva. Vuelve a preguntar.',

  'reason.job.cancelled': 'La reindexación se canceló. Se mantiene el índice anterior.',
  'reason.job.interrupted': 'El proceso terminó antes de acabar la reindexación.',
  'reason.job.stuck': 'La lectura de {file} tardó demasiado dos veces. Quita el archivo y reindexa.',
  'reason.job.first': 'No hay un índice anterior al que volver: hasta ahora solo se hizo uno.',
  'reason.job.earliest':
    'Este ya es el índice anterior al último cambio, y no se guarda ninguno más antiguo. /reindexar avanzar vuelve al posterior.',
  'reason.job.latest': 'No hay un índice posterior al que avanzar: el último cambio no fue una vuelta atrás.',
  'reason.job.elsewhere':
    'Otro proceso está reindexando. Su resultado también servirá aquí en cuanto esté listo. Inténtalo después.',
  'reason.job.elsewhere.named':
    'Otro proceso ({holder}, desde {since}) está reindexando. Su resultado también servirá aquí en cuanto esté listo. Inténtalo después.',
  'reason.job.overtaken':
    'Otro proceso acaba de terminar una reindexación; su resultado servirá aquí en un momento. Inténtalo de nuevo si hace falta otra.',
  'reason.job.disconnected':
    'La reindexación terminó o perdió su conexión con la base de datos; lo preparado se descarta.',
  'reason.disk.full':
    'El disco que contiene {folder} está lleno ({found}). Libera espacio y reindexa; se mantiene el índice anterior.',
  'reason.engine.died': 'Un hilo de trabajo falló ({found}).',
  'reason.engine.stopped': 'El hilo de trabajo se cerró.',

  'reason.model.unknown':
    '{setting} es «{model}»: no existe esa carpeta y no es un identificador del hub como Xenova/all-MiniLM-L6-v2.',
  'reason.model.incomplete':
    'En la carpeta del modelo {folder}, indicada por {setting}, falta: {files}. Pon ahí lo que falta o cambia {setting} a otro modelo.',
  'reason.model.download':
    '{setting} es {model}, y {file} no se pudo descargar de {hub} ({found}). Inténtalo más tarde, pon estos archivos a mano en {folder}: {files}; o cambia {setting} a otro modelo. Un índice existente sigue respondiendo.',
  'reason.model.json': '{file} no es JSON válido. Vuelve a poner ahí el archivo original del modelo.',
  'reason.model.unloadable':
    'El modelo de {folder} no se puede cargar ({found}). Quizá sus archivos estén dañados: borra la carpeta para que se descargue de nuevo, pon archivos íntegros o cambia EMBEDDING_MODEL (RERANK_MODEL si es un cross-encoder) a otro modelo.',
  'reason.model.unfit': 'El modelo de {folder} es de un tipo que no se admite ({found}).',
  'reason.model.exchanged': 'El índice se hizo con {was}, pero {setting} es ahora {now}. Reindexa.',

  'reason.store.closed':
    '{path} no se puede abrir ({found}). Comprueba que DATA_DIR existe y que se puede escribir en él.',
  'reason.store.disk': '{path} no se puede abrir: el disco está lleno ({found}). Libera espacio.',
  'reason.store.damaged':
    '{path} está dañado ({found}) y no se tocó. Restaura una copia de seguridad con «npm run cli -- restore FILE»; si no hay ninguna, mueve {name} a otro lugar y ejecuta «npm run cli -- index» para rehacerlo a partir de los artículos (las respuestas dadas hasta ahora se pierden).',
  'reason.store.damaged.backup':
    '{path} está dañado ({found}) y no se tocó. Restaura la copia de seguridad {backup} con «npm run cli -- restore {backup}».',
  'reason.store.incomplete': 'De {listed} pasajes registrados, {stored} están en la base de datos.',
  'reason.database.crowded':
    'No quedó libre a tiempo ninguna conexión con la base de datos en {server} ({found}). Aumenta DATABASE_POOL, o max_connections en el servidor.',
  'reason.database.unreachable':
    'No se puede llegar a la base de datos en {server} ({found}). Comprueba que está en marcha y que DATABASE_URL la nombra. Cuando vuelva, un bot en marcha sigue por sí solo; uno que estaba arrancando hay que iniciarlo de nuevo.',
  'reason.database.password':
    'La base de datos en {server} no deja entrar a «{user}» ({found}). Comprueba el nombre y la contraseña en DATABASE_URL.',
  'reason.database.missing':
    'No existe la base de datos «{database}» en {server}. Créala con «createdb {database}» o corrige DATABASE_URL.',
  'reason.database.rights':
    '«{user}» no puede hacer esto en la base de datos «{database}» ({found}). Dale el permiso: GRANT CREATE ON DATABASE "{database}" TO "{user}"; si el esquema ya existe: ALTER SCHEMA "{schema}" OWNER TO "{user}".',
  'reason.database.encryption':
    'No se pudo establecer una conexión cifrada con la base de datos en {server} ({found}). En DATABASE_URL, el host debe ser el que nombra el certificado, sslrootcert el archivo de la autoridad que lo firmó, y sslmode lo que ofrece el servidor.',
  'reason.database.disk':
    'El disco de la base de datos en {server} está lleno ({found}). Libera espacio allí y reindexa; se mantiene el índice anterior.',
  'reason.database.read-only':
    'La base de datos en {server} no admite cambios por ahora ({found}). Pon en DATABASE_URL el servidor principal.',

  'reason.other': 'Mensaje de error: {found}',
};
