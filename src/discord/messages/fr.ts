/** The sentences of the bot in French. A key that is missing here is shown in English. */

import { adminsFr } from './admins/fr.ts';
import { commandsFr } from './commands/fr.ts';
import type { Catalogue } from './index.ts';
import { reasonsFr } from './reasons/fr.ts';

export const fr: Catalogue = {
  'answer.none': 'Aucune réponse trouvée dans les articles.',
  'answer.missing': 'Dans aucun article : {words}. Essaie avec d’autres mots.',
  'answer.other-language':
    'Aucune réponse trouvée, mais les sections les plus proches sont dans une autre langue que celle de ta question, et la recherche ne comprend que l’anglais. Pose ta question dans leur langue.',
  'answer.closest': 'Les sections les plus proches :',
  'answer.confidence.high': 'Correspond bien à la question.',
  'answer.confidence.medium': 'C’est probable. Vérifie dans la source.',
  'answer.confidence.low': 'Pas sûr. Lis la source avant de t’y fier.',
  'answer.disagree': 'Les sources divergent ; chacune est citée telle quelle.',
  'answer.part': 'Aucune réponse trouvée à : {question}',
  'answer.cut': 'Coupé à la fin d’une phrase ; {open} montre toute la citation.',
  'answer.more': { one: '{count} autre citation sous {all}.', other: '{count} autres citations sous {all}.' },
  'answer.follows': 'Suite de : {question}',
  'answer.follows.gone': 'La réponse précédente n’est plus conservée ; seule cette question a été cherchée.',
  'button.open': 'Ouvrir',
  'button.all': 'Toutes les sources',
  'button.follow': 'Question de suivi',
  'button.helpful': 'Utile',
  'button.not-helpful': 'Pas utile',
  'button.tell': 'Prévenir les admins',
  'button.original': 'Original',
  'button.back': 'Précédent',
  'button.next': 'Suivant',
  'button.earlier': 'Texte avant',
  'button.later': 'Texte après',
  'button.quote': 'Revenir à la citation',
  'button.file': 'Article entier',
  'button.cancel': 'Annuler',
  'button.run': 'Lancer',
  'button.rollback': 'Revenir',
  'button.forward': 'Avancer',
  'button.remove': 'Retirer',
  'button.keep': 'Garder',
  'button.delete': 'Supprimer mes données',
  'button.omitted': 'Ce qui a été écarté',
  'button.articles': 'Tous les articles',

  'line.named': '{name} : {words}',

  'wait.person': {
    one: 'Attends {count} seconde avant la prochaine question.',
    other: 'Attends {count} secondes avant la prochaine question.',
  },
  'wait.server': {
    one: 'Ce serveur pose beaucoup de questions en ce moment. Réessaie dans {count} seconde.',
    other: 'Ce serveur pose beaucoup de questions en ce moment. Réessaie dans {count} secondes.',
  },
  'wait.restart': 'Footnote redémarre. Réessaie dans un instant.',
  'refused.admin': 'Ceci est réservé aux admins de ce serveur. Adresse-toi à l’un d’eux.',
  'refused.stale': 'Ce bouton appartient à quelque chose qui n’est plus conservé. Utilise de nouveau la commande.',
  'refused.unknown': 'Cette commande est inconnue ici. Elle a peut-être changé de nom ; réessaie dans une minute.',
  'error.apology':
    'Désolé, un problème est survenu. Les personnes qui gèrent ce bot le trouveront sous le numéro {id}.',
  'error.answer': 'Cette réponse n’est plus conservée. Pose de nouveau la question avec /demander.',
  'error.article': 'Cet article n’existe pas. /articles liste montre ceux qui existent.',
  'error.citation': 'Cette réponse n’a pas cette référence. /source montre celles qu’elle a.',

  'judged.helpful': 'C’est noté, merci.',
  'judged.not-helpful': 'C’est noté. Tu peux aussi prévenir les admins.',
  'judged.tell-admins': 'Les admins trouveront cette question dans leur liste.',

  'modal.follow.title': 'Question de suivi',
  'modal.follow.label': 'Ta question',
  'modal.follow.hint': 'Recherchée avec ce qui a été demandé avant',
  'mention.hint': 'Écris une question après la mention, ou utilise /demander.',
  'about.wordless': 'Il n’y a pas de mots à chercher dans ce message. Choisis-en un autre.',

  'source.title': 'Source {n}',
  'source.changed': 'L’article a changé depuis. Voici le texte qui a été cité.',
  'source.removed': 'L’article a été retiré depuis. Voici le texte qui a été cité.',
  'source.nothing': 'Aucune réponse n’a encore été donnée dans ce salon. Pose une question avec /demander.',
  'source.unknown':
    'Aucune réponse de ce genre n’a été donnée ici. Choisis-en une dans la liste, ou laisse ce champ vide pour la dernière.',
  'source.which': 'Les références de cette réponse :',
  'source.choose': 'Ouvrir une autre référence',
  'source.page': 'page {page}',
  'source.range': '{from}–{to} sur {total} caractères',
  'source.long': 'L’article est trop long pour être envoyé en fichier ({size}). Les boutons parcourent son texte.',
  'source.file': 'L’article entier en texte.',
  'source.answerless':
    'Cette question n’a pas trouvé de réponse, il n’y a donc rien à ouvrir. Pose-la autrement avec /demander.',

  'articles.heading': { one: '{count} article', other: '{count} articles' },
  'articles.page': 'Page {page} sur {pages}',
  'articles.choose': 'Ouvrir un article',
  'articles.empty': 'Il n’y a pas encore d’articles. Un admin peut en ajouter un avec /articles ajouter.',
  'articles.words': { one: '{count} mot', other: '{count} mots' },
  'articles.sections': { one: '{count} section', other: '{count} sections' },
  'articles.passages': { one: '{count} passage', other: '{count} passages' },
  'articles.section': 'Ouvrir une section',
  'articles.duplicates': 'Même contenu : {files}',
  'articles.omitted': {
    one: '{count} bloc a été écarté de la recherche.',
    other: '{count} blocs ont été écartés de la recherche.',
  },
  'articles.omitted.heading': 'Écarté de {title}',
  'articles.omitted.more': { one: 'et {count} autre', other: 'et {count} autres' },
  'articles.found': 'Passages avec les mots : {query}',
  'articles.found.none':
    'Aucun passage ne contient ces mots. Essaie d’autres mots, ou pose une question avec /demander.',
  'articles.added': 'Enregistré sous {path}. On pourra l’interroger après la réindexation.',
  'articles.replaced':
    '{path} remplacé. On pourra interroger le nouveau texte après la réindexation ; /réindexer revenir ramène l’ancien.',
  'articles.removed': '{path} retiré. Il quittera les réponses avec la réindexation ; /réindexer revenir le ramène.',
  'articles.withdrawn': '{path} retiré. Il n’était pas encore dans les réponses.',
  'articles.remove.confirm': 'Retirer {title} ({path}) des articles ?',
  'articles.kept': 'Rien n’a été retiré.',
  'omission.navigation': 'navigation',
  'omission.sign-up': 'formulaire d’inscription',
  'omission.donation': 'appel aux dons',
  'omission.comments': 'formulaire de commentaire',
  'omission.sharing': 'barre de partage',
  'omission.cookie-notice': 'bandeau de cookies',
  'omission.advertisement': 'publicité',
  'omission.front-matter': 'en-tête illisible',
  'omission.repeated-in-article': 'répété dans l’article',
  'omission.repeated-in-corpus': 'répété dans beaucoup d’articles',

  'status.heading': 'Footnote {version}',
  'status.corpus': '{articles}, {passages}',
  'status.model': 'Modèle : {model} ({dimensions} dimensions)',
  'status.store': 'Stockage : {store}, génération {generation}',
  'status.index.ready': 'Index vectoriel : prêt',
  'status.index.building': 'Index vectoriel : en reconstruction ; les réponses viennent de la recherche par mots',
  'status.index.unavailable': 'Index vectoriel : indisponible ; les réponses viennent de la recherche par mots',
  'status.job.none': 'Dernière réindexation : aucune',
  'status.job.running': 'Dernière réindexation : en cours, lancée {when}',
  'status.job.done': 'Dernière réindexation : terminée {when}',
  'status.job.failed': 'Dernière réindexation : échec {when}',
  'status.job.cancelled': 'Dernière réindexation : annulée {when}',
  'status.hour': {
    one: 'Dernière heure : {count} question, {abstained} sans réponse ; la moitié en {p50} ms, 95 % en {p95} ms',
    other: 'Dernière heure : {count} questions, {abstained} sans réponse ; la moitié en {p50} ms, 95 % en {p95} ms',
  },
  'status.hour.none': 'Dernière heure : aucune question',
  'status.up': 'Démarré {when}, {memory} de mémoire',
  'status.unread': {
    one: '{count} fichier n’a pas pu être lu.',
    other: '{count} fichiers n’ont pas pu être lus.',
  },
  'status.failed': {
    one: '{count} fichier n’a pas pu être lu ; /réindexer aperçu le nomme.',
    other: '{count} fichiers n’ont pas pu être lus ; /réindexer aperçu les nomme.',
  },

  'privacy.heading': 'Ce qui est conservé',
  'privacy.question':
    'Les questions, leurs réponses et leurs évaluations sont conservées {days} jours, pour remontrer les sources et trouver les lacunes.',
  'privacy.nobody':
    'L’identité de la personne qui a demandé n’est pas conservée. Une réponse privée est conservée sous une clé formée à partir de toi et du salon, qui ne nomme ni l’un ni l’autre, pour qu’elle ne soit proposée à personne d’autre et que tu puisses l’y supprimer.',
  'privacy.person':
    'L’identité de la personne qui a demandé est conservée aussi longtemps avec la question, pour que tu puisses supprimer les tiennes ici.',
  'privacy.gaps': 'Les admins voient les questions sans bonne réponse, même privées, mais pas qui les a posées.',
  'privacy.pins':
    'Une question qu’un admin a épinglée est dès lors aux admins : ses mots y restent même si la tienne est supprimée. Un admin peut la retirer dans /épingler liste.',
  'privacy.local': 'Tout reste sur la machine qui fait tourner ce bot ; rien n’est envoyé à d’autres qu’à Discord.',
  'privacy.database':
    'Tout reste sur la machine qui fait tourner ce bot et dans sa base de données ; rien n’est envoyé à d’autres qu’à Discord.',
  'privacy.logs': 'Les journaux ne contiennent ni questions ni noms.',
  'privacy.deleted': {
    one: '{count} entrée te concernant a été supprimée.',
    other: '{count} entrées te concernant ont été supprimées.',
  },
  'privacy.nothing': 'Rien n’est conservé à ton nom.',
  'privacy.nothing.private': 'Aucune question privée de ta part n’est conservée de ce salon.',
  'privacy.nameless':
    'Les questions que tout le monde a vues sont conservées sans nom, les tiennes ne se distinguent donc pas ; elles disparaissent après {days} jours. Les privées se suppriment dans le salon où tu les as posées.',

  ...adminsFr,

  ...commandsFr,

  ...reasonsFr,
};
