/** Reasons of the core in French. */
import type { ReasonSentences } from './en.ts';

export const reasonsFr: ReasonSentences = {
  'reason.file.empty': 'Le fichier est vide (0 octet). Écris-y l’article ou supprime-le.',
  'reason.file.blank': 'Le fichier ne contient que des espaces. Écris-y l’article ou supprime-le.',
  'reason.file.textless': 'Le fichier ne contient aucun texte lisible. Écris-y l’article ou supprime-le.',
  'reason.file.large':
    'Le fichier fait {size} Mo, plus que les {limit} Mo permis. Divise-le ou augmente MAX_ARTICLE_MB.',
  'reason.file.blocks':
    'Le fichier a {count} paragraphes, titres et éléments de liste, plus que les {limit} permis. Divise-le en plusieurs fichiers.',
  'reason.file.lines': 'Le texte a plus de {limit} lignes, trop pour un article. Divise-le en plusieurs fichiers.',
  'reason.file.mislabelled':
    'Le fichier porte un nom de {format}, mais c’est {kind}. Enregistre l’article en texte UTF-8 ou donne au fichier la bonne extension.',
  'reason.file.misread':
    'Le fichier n’a pas pu être lu comme {format} ({found}). Enregistre-le de nouveau, ou en texte simple.',
  'reason.file.unopenable':
    'Le fichier figure dans la liste mais ne s’ouvre pas ({found}). Vérifie qu’il existe encore et qu’il peut être lu.',
  'reason.file.unread': 'Le fichier n’a pas pu être lu ({found}). Vérifie le disque et les droits du fichier.',
  'reason.file.replaced': 'À la place du fichier se trouve autre chose qu’un fichier. Remets l’article ou supprime-le.',
  'reason.file.changing': 'Le fichier a changé pendant la lecture. Attends qu’il soit écrit, puis réindexe.',
  'reason.file.slow':
    'La lecture a duré trop longtemps ou pris trop de mémoire et a été abandonnée. Enregistre-le sous une forme plus simple ou retire-le.',
  'reason.file.ending': 'Les fichiers {ending} ne sont pas lus. Enregistre-le en .txt, .md, .html ou .pdf.',
  'reason.file.name': 'Le nom du fichier n’est pas de l’UTF-8 valide. Renomme-le.',
  'reason.file.path':
    'Le chemin du fichier fait {count} octets, et {limit} sont permis. Déplace-le plus haut ou raccourcis les noms de ses dossiers.',
  'reason.file.unseen': 'Le fichier ne peut pas être examiné : {why}',
  'reason.file.special': 'C’est {kind} et non un fichier. Rien n’a été ouvert.',
  'reason.file.twin': 'Un autre fichier a le même nom, ses lettres étant composées autrement. Renomme l’un des deux.',
  'reason.file.many': 'Il y a plus d’articles que les {limit} permis. Retires-en ou augmente MAX_ARTICLES.',
  'reason.pdf.pictures':
    'Le PDF n’a pas de texte : ses pages sont des images, comme d’un scanner. Passes-y une reconnaissance de texte (OCR) ou enregistre le texte en .txt.',
  'reason.pdf.pages': 'Le PDF a {count} pages, plus que les {limit} permises. Divise-le.',
  'reason.pdf.long': 'Le PDF a plus de {limit} caractères. Divise-le.',
  'reason.pdf.locked': 'Le PDF est chiffré et demande un mot de passe. Enregistre-le sans.',
  'reason.pdf.damaged':
    'Le fichier porte un nom de PDF mais n’en est pas un, ou il est endommagé. Enregistre-le de nouveau en PDF, ou en .txt.',
  'reason.pdf.unread': 'Le PDF n’a pas pu être lu ({found}). Enregistre-le de nouveau, ou en .txt.',
  'reason.folder.unread': 'Ce dossier ne peut pas être lu : {why}',
  'reason.folder.deep':
    'Ce dossier est à {depth} niveaux de profondeur, et {limit} sont permis. Remonte-le ou augmente MAX_DEPTH.',
  'reason.link.loop': 'Ce lien mène à lui-même.',
  'reason.link.broken': 'Ce lien ne mène nulle part : {why}',
  'reason.link.outside': 'Ce lien sort du dossier des articles et n’a pas été suivi. Copie sa cible ici.',
  'reason.link.parent': 'Ce lien ramène à un dossier qui le contient.',
  'reason.link.folder': 'Ce lien mène au dossier {folder}, qui est lu sous son propre nom.',
  'reason.link.special': 'Ce lien mène vers autre chose qu’un fichier : {kind}. Rien n’a été ouvert.',
  'reason.root.unread':
    'Le dossier des articles, {folder}, ne peut pas être lu : {why} Crée-le ou donne à ARTICLES_DIR le bon dossier.',
  'reason.root.empty':
    'Le dossier des articles, {folder}, ne contient aucun article, alors que l’index en a {count}. Rien n’a été changé, au cas où un disque ne serait pas monté. Remets les articles, ou vide l’index par une réindexation complète.',
  'reason.root.moved': 'L’index a été fait avec les articles de {was}, mais ARTICLES_DIR est maintenant {folder}.',

  'reason.why.permission': 'le droit d’accès manque. Donne au compte du bot le droit de lecture.',
  'reason.why.vanished': 'il a disparu. La prochaine réindexation le prendra tel qu’il sera.',
  'reason.why.missing': 'il n’existe pas.',
  'reason.why.no-folder': 'ce n’est pas un dossier.',
  'reason.why.said': '{found}.',
  'reason.kind.pipe': 'un tube nommé',
  'reason.kind.socket': 'un socket',
  'reason.kind.device': 'un périphérique',
  'reason.kind.unknown': 'un objet de nature inconnue',
  'reason.kind.pdf': 'un document PDF',
  'reason.kind.zip': 'une archive ZIP (comme le sont .docx, .epub et .odt)',
  'reason.kind.office': 'un ancien document Word ou Excel',
  'reason.kind.rtf': 'un document RTF',
  'reason.kind.png': 'une image PNG',
  'reason.kind.jpeg': 'une image JPEG',
  'reason.kind.gif': 'une image GIF',
  'reason.kind.gzip': 'une archive gzip',
  'reason.kind.program': 'un programme',
  'reason.kind.sqlite': 'une base SQLite',
  'reason.kind.utf32': 'du texte UTF-32',
  'reason.kind.binary': 'un fichier binaire',

  'reason.upload.type': 'Le fichier « {name} » n’est pas un article. Extensions acceptées : {wanted}.',
  'reason.upload.name':
    'Le nom du fichier ne convient pas. Renomme-le : au plus {limit} caractères (moins hors de l’alphabet latin), sans point ni tiret au début, sans < > : " | ? * et sans caractères invisibles.',
  'reason.upload.taken':
    'Un fichier {path} existe déjà ; rien n’a été changé. Ajoute le tien de nouveau avec « remplacer » sur True, ou renomme-le.',
  'reason.upload.unwritable':
    'Le dossier des articles ne peut pas être modifié ({found}). Donne au compte du bot le droit d’écriture dans ARTICLES_DIR.',
  'reason.upload.disk': 'Le disque est plein ({found}). Libère de la place, puis réessaie.',

  'reason.question.empty': 'La question est vide. Écris-la avec des mots.',
  'reason.question.wordless': 'La question ne contient aucun mot. Écris-la avec des mots.',
  'reason.question.none': 'Pose une question à laquelle les articles peuvent répondre.',
  'reason.question.long': 'La question a {count} caractères ; {limit} au plus sont lus. Raccourcis-la.',
  'reason.question.many':
    'Le message pose {count} questions ; {limit} au plus reçoivent une réponse à la fois. Pose les autres dans un autre message.',
  'reason.question.busy': 'Trop de questions à la fois. Réessaie dans un instant.',
  'reason.article.none':
    'Aucun article n’est encore indexé. Mets des articles dans le dossier des articles et réindexe, ou attends la fin de la réindexation en cours.',
  'reason.article.unknown': 'Il n’y a pas d’article « {name} ». /articles liste montre ceux qui existent.',
  'reason.article.choose':
    'Il n’y a pas d’article « {name} ». Choisis-en un dans la liste ou laisse l’article de côté.',
  'reason.article.gone': 'Cet article n’existe plus. /articles liste montre ceux qui existent.',
  'reason.article.fileless':
    'Il n’y a pas de fichier {path} dans le dossier des articles. /articles liste montre les articles qui existent.',
  'reason.answer.unknown':
    'Il n’y a pas de réponse {id} ; elle a peut-être été supprimée. Pose de nouveau la question.',
  'reason.answer.citation':
    'Cette réponse n’a pas de référence {n} ; nombre de ses références : {count}. Choisis-en une, ou pose de nouveau la question.',
  'reason.answer.past':
    'Depuis cette citation, l’article a changé ou n’est plus là. Pose de nouveau la question et utilise la nouvelle réponse.',
  'reason.answer.textless': 'Le texte cité n’est plus conservé. Pose de nouveau la question.',

  'reason.job.cancelled': 'La réindexation a été annulée. L’ancien index reste en place.',
  'reason.job.interrupted': 'Le processus s’est arrêté avant la fin de la réindexation.',
  'reason.job.stuck': 'La lecture de {file} a pris trop de temps deux fois. Retire ce fichier, puis réindexe.',
  'reason.job.first': 'Il n’y a pas d’index antérieur : un seul a été fait jusqu’ici.',
  'reason.job.earliest':
    'C’est déjà l’index d’avant le dernier changement, et aucun plus ancien n’est gardé. /réindexer avancer revient à celui d’après.',
  'reason.job.latest':
    'Il n’y a pas d’index plus récent vers lequel avancer : le dernier changement n’était pas un retour.',
  'reason.job.elsewhere':
    'Une réindexation est en cours dans un autre processus. Le résultat servira aussi ici dès qu’il sera prêt. Réessaie ensuite.',
  'reason.job.elsewhere.named':
    'Une réindexation est en cours dans un autre processus ({holder}, depuis {since}). Le résultat servira aussi ici dès qu’il sera prêt. Réessaie ensuite.',
  'reason.job.overtaken':
    'Un autre processus vient de finir une réindexation ; le résultat servira ici dans un instant. Réessaie s’il en faut une de plus.',
  'reason.job.disconnected':
    'La réindexation est finie, ou sa connexion à la base a été perdue ; ce qui était préparé est abandonné.',
  'reason.disk.full':
    'Le disque qui contient {folder} est plein ({found}). Libère de la place et réindexe ; l’ancien index reste en place.',
  'reason.engine.died': 'Un fil d’exécution a planté ({found}).',
  'reason.engine.stopped': 'Le fil d’exécution a été arrêté.',

  'reason.model.unknown':
    '{setting} vaut « {model} » : ce dossier n’existe pas, et ce n’est pas un identifiant du hub comme Xenova/all-MiniLM-L6-v2.',
  'reason.model.incomplete':
    'Dans le dossier de modèle {folder}, donné par {setting}, il manque : {files}. Ajoute ce qui manque ou donne à {setting} un autre modèle.',
  'reason.model.download':
    '{setting} vaut {model}, et {file} n’a pas pu être téléchargé depuis {hub} ({found}). Réessaie plus tard, place toi-même ces fichiers dans {folder} : {files} ; ou donne à {setting} un autre modèle. Un index existant continue de répondre.',
  'reason.model.json': '{file} n’est pas du JSON valide. Remets-y le fichier d’origine du modèle.',
  'reason.model.unloadable':
    'Le modèle de {folder} ne peut pas être chargé ({found}). Ses fichiers sont peut-être endommagés : supprime le dossier pour qu’il soit téléchargé de nouveau, places-y des fichiers intacts ou donne à EMBEDDING_MODEL (RERANK_MODEL pour un cross-encoder) un autre modèle.',
  'reason.model.unfit': 'Le modèle de {folder} est d’un type qui n’est pas pris en charge ({found}).',
  'reason.model.exchanged': 'L’index a été fait avec {was}, mais {setting} est maintenant {now}. Réindexe.',

  'reason.store.closed':
    '{path} ne s’ouvre pas ({found}). Vérifie que DATA_DIR existe et que l’écriture y est permise.',
  'reason.store.disk': '{path} ne s’ouvre pas : le disque est plein ({found}). Libère de la place.',
  'reason.store.damaged':
    '{path} est endommagé ({found}) et n’a pas été touché. Restaure une sauvegarde avec « npm run cli -- restore FILE » ; s’il n’y en a pas, déplace {name} et lance « npm run cli -- index » pour le refaire à partir des articles (les réponses données jusqu’ici sont perdues).',
  'reason.store.damaged.backup':
    '{path} est endommagé ({found}) et n’a pas été touché. Restaure la sauvegarde {backup} avec « npm run cli -- restore {backup} ».',
  'reason.store.incomplete': 'Sur {listed} passages recensés, {stored} se trouvent dans la base.',
  'reason.database.crowded':
    'Aucune connexion à la base sur {server} ne s’est libérée à temps ({found}). Augmente DATABASE_POOL, ou max_connections sur le serveur.',
  'reason.database.unreachable':
    'La base sur {server} est injoignable ({found}). Vérifie qu’elle tourne et que DATABASE_URL la désigne. À son retour, un bot en marche reprend de lui-même ; un bot qui démarrait est à relancer.',
  'reason.database.password':
    'La base sur {server} refuse l’accès à « {user} » ({found}). Vérifie le nom et le mot de passe dans DATABASE_URL.',
  'reason.database.missing':
    'Il n’y a pas de base « {database} » sur {server}. Crée-la avec « createdb {database} » ou corrige DATABASE_URL.',
  'reason.database.rights':
    '« {user} » n’en a pas le droit dans la base « {database} » ({found}). Donne-lui ce droit : GRANT CREATE ON DATABASE "{database}" TO "{user}" ; si le schéma existe déjà : ALTER SCHEMA "{schema}" OWNER TO "{user}".',
  'reason.database.encryption':
    'Aucune connexion chiffrée à la base sur {server} n’a pu s’établir ({found}). Dans DATABASE_URL, l’hôte doit être celui que nomme le certificat, sslrootcert le fichier de l’autorité qui l’a signé, et sslmode ce que le serveur propose.',
  'reason.database.disk':
    'Le disque de la base sur {server} est plein ({found}). Libères-y de la place, puis réindexe ; l’ancien index reste en place.',
  'reason.database.read-only':
    'La base sur {server} n’accepte pas de modification pour le moment ({found}). Indique le serveur principal dans DATABASE_URL.',

  'reason.other': 'Message d’erreur : {found}',
};
