/** Reasons of the core in German. */
import type { ReasonSentences } from './en.ts';

export const reasonsDe: ReasonSentences = {
  'reason.file.empty': 'Die Datei ist leer (0 Bytes). Schreib den Artikel hinein oder entferne sie.',
  'reason.file.blank': 'Die Datei enthält nur Leerraum. Schreib den Artikel hinein oder entferne sie.',
  'reason.file.textless': 'Die Datei enthält keinen lesbaren Text. Schreib den Artikel hinein oder entferne sie.',
  'reason.file.large': 'Die Datei hat {size} MB; erlaubt sind {limit} MB. Teile sie auf oder erhöhe MAX_ARTICLE_MB.',
  'reason.file.blocks':
    'Die Datei hat {count} Absätze, Überschriften und Listenpunkte; erlaubt sind {limit}. Teile sie in mehrere Dateien auf.',
  'reason.file.lines':
    'Der Text hat mehr als {limit} Zeilen, zu viele für einen Artikel. Teile ihn in mehrere Dateien auf.',
  'reason.file.mislabelled':
    'Die Datei heißt wie {format}, ist aber {kind}. Speichere den Artikel als UTF-8-Text oder gib der Datei die richtige Endung.',
  'reason.file.misread':
    'Die Datei konnte nicht als {format} gelesen werden ({found}). Speichere sie neu oder als reinen Text.',
  'reason.file.unopenable':
    'Die Datei steht in der Liste, lässt sich aber nicht öffnen ({found}). Prüfe, ob es sie noch gibt und ob sie gelesen werden darf.',
  'reason.file.unread':
    'Die Datei konnte nicht gelesen werden ({found}). Prüfe den Datenträger und die Rechte der Datei.',
  'reason.file.replaced':
    'An der Stelle der Datei liegt etwas, das keine Datei ist. Leg den Artikel wieder dorthin oder entferne es.',
  'reason.file.changing':
    'Die Datei hat sich beim Lesen geändert. Warte, bis sie fertig geschrieben ist, und indexiere dann neu.',
  'reason.file.slow':
    'Das Lesen dauerte zu lange oder brauchte zu viel Speicher und wurde aufgegeben. Speichere die Datei in einfacherer Form oder nimm sie heraus.',
  'reason.file.ending': '{ending}-Dateien werden nicht gelesen. Speichere sie als .txt, .md, .html oder .pdf.',
  'reason.file.name': 'Der Name der Datei ist kein gültiges UTF-8. Benenne sie um.',
  'reason.file.path':
    'Der Pfad der Datei hat {count} Bytes, erlaubt sind {limit}. Verschiebe sie nach oben oder kürze die Namen ihrer Ordner.',
  'reason.file.unseen': 'Die Datei lässt sich nicht ansehen: {why}',
  'reason.file.special': 'Das ist {kind} und keine Datei. Geöffnet wurde es nicht.',
  'reason.file.twin':
    'Eine andere Datei hat denselben Namen, nur anders aus Zeichen zusammengesetzt. Benenne eine von beiden um.',
  'reason.file.many': 'Es gibt mehr als die {limit} erlaubten Artikel. Entferne einige oder erhöhe MAX_ARTICLES.',
  'reason.pdf.pictures':
    'Das PDF enthält keinen Text: Die Seiten sind Bilder, wie aus einem Scanner. Lass eine Texterkennung (OCR) darüber laufen oder speichere den Text als .txt.',
  'reason.pdf.pages': 'Das PDF hat {count} Seiten; erlaubt sind {limit}. Teile es auf.',
  'reason.pdf.long': 'Das PDF hat mehr als {limit} Zeichen. Teile es auf.',
  'reason.pdf.locked': 'Das PDF ist verschlüsselt und verlangt ein Passwort. Speichere es ohne.',
  'reason.pdf.damaged':
    'Die Datei heißt wie ein PDF, ist aber keines oder beschädigt. Speichere sie neu als PDF oder als .txt.',
  'reason.pdf.unread': 'Das PDF konnte nicht gelesen werden ({found}). Speichere es neu oder als .txt.',
  'reason.folder.unread': 'Der Ordner lässt sich nicht lesen: {why}',
  'reason.folder.deep':
    'Der Ordner liegt {depth} Ebenen tief; erlaubt sind {limit}. Verschiebe ihn nach oben oder erhöhe MAX_DEPTH.',
  'reason.link.loop': 'Die Verknüpfung führt zu sich selbst zurück.',
  'reason.link.broken': 'Die Verknüpfung führt ins Leere: {why}',
  'reason.link.outside':
    'Die Verknüpfung führt aus dem Artikelordner hinaus und wurde nicht verfolgt. Kopiere ihr Ziel hierher.',
  'reason.link.parent': 'Die Verknüpfung führt zu einem Ordner zurück, in dem sie liegt.',
  'reason.link.folder': 'Die Verknüpfung führt zum Ordner {folder}, der unter seinem eigenen Namen gelesen wird.',
  'reason.link.special': 'Hinter der Verknüpfung steckt {kind} und keine Datei. Geöffnet wurde es nicht.',
  'reason.root.unread':
    'Der Artikelordner {folder} lässt sich nicht lesen: {why} Leg ihn an oder setze ARTICLES_DIR auf den richtigen Ordner.',
  'reason.root.empty':
    'Der Artikelordner {folder} enthält keinen Artikel, der Index aber {count}. Nichts wurde geändert, falls ein Datenträger nicht eingehängt ist. Leg die Artikel zurück, oder leere den Index mit einem vollen Reindex.',
  'reason.root.moved': 'Der Index wurde aus den Artikeln in {was} gebaut, ARTICLES_DIR ist aber jetzt {folder}.',

  'reason.why.permission': 'Die Berechtigung fehlt. Gib dem Konto, unter dem der Bot läuft, das Recht zu lesen.',
  'reason.why.vanished': 'Inzwischen ist nichts mehr da. Der nächste Lauf nimmt, was dann da ist.',
  'reason.why.missing': 'Es gibt ihn nicht.',
  'reason.why.no-folder': 'Es ist kein Ordner.',
  'reason.why.said': '{found}.',
  'reason.kind.pipe': 'eine benannte Pipe',
  'reason.kind.socket': 'ein Socket',
  'reason.kind.device': 'ein Gerät',
  'reason.kind.unknown': 'etwas von unbekannter Art',
  'reason.kind.pdf': 'ein PDF-Dokument',
  'reason.kind.zip': 'ein ZIP-Archiv (auch .docx, .epub und .odt sind solche)',
  'reason.kind.office': 'ein altes Word- oder Excel-Dokument',
  'reason.kind.rtf': 'ein RTF-Dokument',
  'reason.kind.png': 'ein PNG-Bild',
  'reason.kind.jpeg': 'ein JPEG-Bild',
  'reason.kind.gif': 'ein GIF-Bild',
  'reason.kind.gzip': 'ein gzip-Archiv',
  'reason.kind.program': 'ein Programm',
  'reason.kind.sqlite': 'eine SQLite-Datenbank',
  'reason.kind.utf32': 'Text in UTF-32',
  'reason.kind.binary': 'eine Binärdatei',

  'reason.upload.type': 'Die Datei „{name}“ ist kein Artikel. Möglich sind: {wanted}.',
  'reason.upload.name':
    'Der Name der Datei geht nicht. Benenne sie um: höchstens {limit} Zeichen (außerhalb der lateinischen Schrift weniger), ohne Punkt oder Strich am Anfang, ohne < > : " | ? * und ohne unsichtbare Zeichen.',
  'reason.upload.taken':
    'Eine Datei {path} gibt es schon; nichts wurde geändert. Füg deine noch einmal hinzu und setz „ersetzen“ auf True, oder benenn sie um.',
  'reason.upload.unwritable':
    'Der Artikelordner lässt sich nicht ändern ({found}). Lass das Konto, unter dem der Bot läuft, in ARTICLES_DIR schreiben.',
  'reason.upload.disk': 'Der Datenträger ist voll ({found}). Schaff Platz und versuch es dann noch einmal.',

  'reason.question.empty': 'Die Frage ist leer. Schreib sie in Worten.',
  'reason.question.wordless': 'Die Frage enthält keine Wörter. Schreib sie in Worten.',
  'reason.question.none': 'Frag etwas, worauf die Artikel antworten können.',
  'reason.question.long': 'Die Frage hat {count} Zeichen; gelesen werden höchstens {limit}. Kürze sie.',
  'reason.question.many':
    'Die Nachricht stellt {count} Fragen; auf einmal beantwortet werden höchstens {limit}. Stell die übrigen in einer weiteren Nachricht.',
  'reason.question.busy': 'Zu viele Fragen auf einmal. Versuch es gleich noch einmal.',
  'reason.article.none':
    'Noch ist kein Artikel im Index. Leg Artikel in den Artikelordner und starte einen Reindex, oder warte auf den laufenden.',
  'reason.article.unknown': 'Den Artikel „{name}“ gibt es nicht. /artikel liste zeigt, welche es gibt.',
  'reason.article.choose': 'Den Artikel „{name}“ gibt es nicht. Wähle einen aus der Liste oder lass den Artikel weg.',
  'reason.article.gone': 'Diesen Artikel gibt es nicht mehr. /artikel liste zeigt, welche es gibt.',
  'reason.article.fileless':
    'Im Artikelordner gibt es keine Datei {path}. /artikel liste zeigt, welche Artikel es gibt.',
  'reason.answer.unknown': 'Die Antwort {id} gibt es nicht; vielleicht wurde sie gelöscht. Frag noch einmal.',
  'reason.answer.citation':
    'Diese Antwort hat keinen Beleg {n}; Zahl ihrer Belege: {count}. Wähle einen davon, oder frag noch einmal.',
  'reason.answer.past':
    'Der Artikel hat sich seit diesem Zitat geändert oder ist nicht mehr da. Frag noch einmal und nimm die neue Antwort.',
  'reason.answer.textless': 'Der zitierte Text wird nicht mehr aufbewahrt. Frag noch einmal.',

  'reason.job.cancelled': 'Der Reindex wurde abgebrochen. Der alte Index bleibt.',
  'reason.job.interrupted': 'Der Prozess endete, bevor der Reindex fertig war.',
  'reason.job.stuck': 'Das Lesen von {file} dauerte zweimal zu lange. Nimm die Datei heraus und indexiere neu.',
  'reason.job.first': 'Es gibt keinen früheren Index, zu dem es zurückginge: Bisher wurde nur einer gemacht.',
  'reason.job.earliest':
    'Dies ist schon der Index vor der letzten Änderung; ein früherer ist nicht aufbewahrt. /reindex vorwärts kehrt zu dem danach zurück.',
  'reason.job.latest':
    'Es gibt keinen späteren Index, zu dem es vorwärtsginge: Die letzte Änderung war kein Zurückgehen.',
  'reason.job.elsewhere':
    'Ein anderer Prozess indexiert gerade. Sein Ergebnis gilt auch hier, sobald es fertig ist. Versuch es dann noch einmal.',
  'reason.job.elsewhere.named':
    'Ein anderer Prozess ({holder}, seit {since}) indexiert gerade. Sein Ergebnis gilt auch hier, sobald es fertig ist. Versuch es dann noch einmal.',
  'reason.job.overtaken':
    'Ein anderer Prozess ist gerade mit dem Indexieren fertig geworden; sein Ergebnis gilt gleich auch hier. Versuch es noch einmal, falls du einen weiteren Lauf brauchst.',
  'reason.job.disconnected':
    'Der Lauf ist zu Ende, oder seine Verbindung zur Datenbank ging verloren; das Vorbereitete wird verworfen.',
  'reason.disk.full':
    'Der Datenträger mit {folder} ist voll ({found}). Schaff Platz und indexiere neu; der alte Index bleibt.',
  'reason.engine.died': 'Ein Arbeitsthread ist abgestürzt ({found}).',
  'reason.engine.stopped': 'Der Arbeitsthread wurde beendet.',

  'reason.model.unknown':
    '{setting} ist „{model}“: Diesen Ordner gibt es nicht, und eine Hub-Kennung wie Xenova/all-MiniLM-L6-v2 ist es auch nicht.',
  'reason.model.incomplete':
    'Im Modellordner {folder}, den {setting} nennt, fehlt: {files}. Leg das Fehlende dorthin oder setze {setting} auf ein anderes Modell.',
  'reason.model.download':
    '{setting} ist {model}, und {file} ließ sich nicht von {hub} herunterladen ({found}). Versuch es später noch einmal, leg diese Dateien selbst in {folder}: {files}; oder setze {setting} auf ein anderes Modell. Ein vorhandener Index antwortet weiter.',
  'reason.model.json': '{file} ist kein gültiges JSON. Leg die Datei des Modells noch einmal dorthin.',
  'reason.model.unloadable':
    'Das Modell in {folder} lässt sich nicht laden ({found}). Vielleicht sind seine Dateien beschädigt: Lösche den Ordner, damit es neu heruntergeladen wird, leg unversehrte Dateien hinein oder setze EMBEDDING_MODEL (bei einem Cross-Encoder RERANK_MODEL) auf ein anderes Modell.',
  'reason.model.unfit': 'Das Modell in {folder} ist von einer Art, die nicht unterstützt wird ({found}).',
  'reason.model.exchanged': 'Der Index wurde mit {was} gemacht, aber {setting} ist jetzt {now}. Starte einen Reindex.',

  'reason.store.closed':
    '{path} lässt sich nicht öffnen ({found}). Prüfe, ob es DATA_DIR gibt und ob dorthin geschrieben werden darf.',
  'reason.store.disk': '{path} lässt sich nicht öffnen: Der Datenträger ist voll ({found}). Schaff Platz.',
  'reason.store.damaged':
    '{path} ist beschädigt ({found}) und wurde nicht angerührt. Stell mit „npm run cli -- restore FILE“ eine Sicherung wieder her; gibt es keine, dann verschiebe {name} und lass mit „npm run cli -- index“ alles neu aufbauen (bisherige Antworten gehen verloren).',
  'reason.store.damaged.backup':
    '{path} ist beschädigt ({found}) und wurde nicht angerührt. Stell die Sicherung {backup} mit „npm run cli -- restore {backup}“ wieder her.',
  'reason.store.incomplete': 'Von {listed} verzeichneten Textstellen sind {stored} in der Datenbank.',
  'reason.database.crowded':
    'Keine Verbindung zur Datenbank auf {server} wurde rechtzeitig frei ({found}). Erhöhe DATABASE_POOL oder max_connections auf dem Server.',
  'reason.database.unreachable':
    'Die Datenbank auf {server} ist nicht erreichbar ({found}). Prüfe, ob sie läuft und ob DATABASE_URL stimmt. Ist sie wieder da, geht es bei einem laufenden Bot von selbst weiter; einen, der gerade startete, starte neu.',
  'reason.database.password':
    'Die Datenbank auf {server} lässt „{user}“ nicht herein ({found}). Prüfe Namen und Passwort in DATABASE_URL.',
  'reason.database.missing':
    'Auf {server} gibt es keine Datenbank „{database}“. Leg sie mit „createdb {database}“ an oder berichtige DATABASE_URL.',
  'reason.database.rights':
    '„{user}“ darf das in der Datenbank „{database}“ nicht ({found}). Gib ihm das Recht: GRANT CREATE ON DATABASE "{database}" TO "{user}"; wo das Schema schon da ist: ALTER SCHEMA "{schema}" OWNER TO "{user}".',
  'reason.database.encryption':
    'Zur Datenbank auf {server} kam keine verschlüsselte Verbindung zustande ({found}). In DATABASE_URL muss der Host der sein, den das Zertifikat nennt, sslrootcert die Datei der Stelle, die es unterschrieben hat, und sslmode das, was der Server anbietet.',
  'reason.database.disk':
    'Der Datenträger der Datenbank auf {server} ist voll ({found}). Schaff dort Platz und indexiere neu; der alte Index bleibt.',
  'reason.database.read-only':
    'Die Datenbank auf {server} nimmt zurzeit keine Änderungen an ({found}). Nenne in DATABASE_URL den Hauptserver.',

  'reason.other': 'Die Meldung lautet: {found}',
};
