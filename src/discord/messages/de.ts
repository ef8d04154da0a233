/** The sentences of the bot in German. A key that is missing here is shown in English. */

import { adminsDe } from './admins/de.ts';
import { commandsDe } from './commands/de.ts';
import type { Catalogue } from './index.ts';
import { reasonsDe } from './reasons/de.ts';

export const de: Catalogue = {
  'answer.none': 'In den Artikeln wurde keine Antwort gefunden.',
  'answer.missing': 'In keinem Artikel: {words}. Versuch es mit anderen Wörtern.',
  'answer.other-language':
    'Keine Antwort gefunden, aber die nächstliegenden Abschnitte sind in einer anderen Sprache als deine Frage, und die Suche versteht nur Englisch. Frag in ihrer Sprache.',
  'answer.closest': 'Die nächstliegenden Abschnitte:',
  'answer.confidence.high': 'Passt gut zur Frage.',
  'answer.confidence.medium': 'Wahrscheinlich. Sieh in der Quelle nach.',
  'answer.confidence.low': 'Nicht sicher. Lies erst die Quelle.',
  'answer.disagree': 'Die Quellen weichen voneinander ab; jede steht hier, wie sie ist.',
  'answer.part': 'Keine Antwort gefunden auf: {question}',
  'answer.cut': 'Am Ende eines Satzes gekürzt; {open} zeigt das ganze Zitat.',
  'answer.more': { one: '{count} weiteres Zitat unter {all}.', other: '{count} weitere Zitate unter {all}.' },
  'answer.follows': 'Nachfrage zu: {question}',
  'answer.follows.gone': 'Die Antwort davor ist nicht mehr gespeichert; gesucht wurde nur mit dieser Frage.',
  'button.open': 'Öffnen',
  'button.all': 'Alle Quellen',
  'button.follow': 'Nachfragen',
  'button.helpful': 'Hilfreich',
  'button.not-helpful': 'Nicht hilfreich',
  'button.tell': 'Admins Bescheid geben',
  'button.original': 'Original',
  'button.back': 'Zurück',
  'button.next': 'Weiter',
  'button.earlier': 'Text davor',
  'button.later': 'Text danach',
  'button.quote': 'Zurück zum Zitat',
  'button.file': 'Ganzer Artikel',
  'button.cancel': 'Abbrechen',
  'button.run': 'Ausführen',
  'button.rollback': 'Zurückgehen',
  'button.forward': 'Vorwärtsgehen',
  'button.remove': 'Entfernen',
  'button.keep': 'Behalten',
  'button.delete': 'Meine Daten löschen',
  'button.omitted': 'Was ausgelassen wurde',
  'button.articles': 'Alle Artikel',

  'line.named': '{name}: {words}',

  'wait.person': {
    one: 'Warte {count} Sekunde bis zur nächsten Frage.',
    other: 'Warte {count} Sekunden bis zur nächsten Frage.',
  },
  'wait.server': {
    one: 'Auf diesem Server wird gerade viel gefragt. Versuch es in {count} Sekunde noch einmal.',
    other: 'Auf diesem Server wird gerade viel gefragt. Versuch es in {count} Sekunden noch einmal.',
  },
  'wait.restart': 'Footnote startet neu. Versuch es gleich noch einmal.',
  'refused.admin': 'Das ist den Admins dieses Servers vorbehalten. Wende dich an sie.',
  'refused.stale': 'Dieser Knopf gehört zu etwas, das nicht mehr gespeichert ist. Gib den Befehl noch einmal ein.',
  'refused.unknown':
    'Dieser Befehl ist hier nicht bekannt. Vielleicht wurde er umbenannt; versuch es in einer Minute noch einmal.',
  'error.apology':
    'Entschuldigung, etwas ist schiefgegangen. Wer diesen Bot betreibt, findet es unter der Kennung {id}.',
  'error.answer': 'Diese Antwort ist nicht mehr gespeichert. Frag noch einmal mit /fragen.',
  'error.article': 'Diesen Artikel gibt es nicht. Welche es gibt, zeigt /artikel liste.',
  'error.citation': 'Diese Antwort hat keinen solchen Beleg. Welche sie hat, zeigt /quelle.',

  'judged.helpful': 'Notiert, danke.',
  'judged.not-helpful': 'Notiert. Du kannst auch den Admins Bescheid geben.',
  'judged.tell-admins': 'Die Admins finden diese Frage in ihrer Liste.',

  'modal.follow.title': 'Nachfragen',
  'modal.follow.label': 'Deine Frage',
  'modal.follow.hint': 'Wird zusammen mit der Frage davor gesucht',
  'mention.hint': 'Schreib nach der Erwähnung eine Frage, oder nimm /fragen.',
  'about.wordless': 'In dieser Nachricht stehen keine Wörter, nach denen gesucht werden kann. Wähle eine andere.',

  'source.title': 'Quelle {n}',
  'source.changed': 'Der Artikel hat sich seitdem geändert. Dies ist der Text, der zitiert wurde.',
  'source.removed': 'Der Artikel wurde seitdem entfernt. Dies ist der Text, der zitiert wurde.',
  'source.nothing': 'In diesem Kanal wurde noch keine Antwort gegeben. Stell eine Frage mit /fragen.',
  'source.unknown':
    'Eine solche Antwort wurde hier nicht gegeben. Wähle eine aus der Liste, oder lass sie weg für die letzte.',
  'source.which': 'Die Belege dieser Antwort:',
  'source.choose': 'Einen anderen Beleg öffnen',
  'source.page': 'Seite {page}',
  'source.range': '{from}–{to} von {total} Zeichen',
  'source.long': 'Der Artikel ist zu lang, um ihn als Datei zu senden ({size}). Die Knöpfe führen durch seinen Text.',
  'source.file': 'Der ganze Artikel als Text.',
  'source.answerless':
    'Diese Frage fand keine Antwort, es gibt also nichts zu öffnen. Frag mit anderen Worten, mit /fragen.',

  'articles.heading': { one: '{count} Artikel', other: '{count} Artikel' },
  'articles.page': 'Seite {page} von {pages}',
  'articles.choose': 'Einen Artikel öffnen',
  'articles.empty': 'Es gibt noch keine Artikel. Admins können mit /artikel hinzufügen welche hinzufügen.',
  'articles.words': { one: '{count} Wort', other: '{count} Wörter' },
  'articles.sections': { one: '{count} Abschnitt', other: '{count} Abschnitte' },
  'articles.passages': { one: '{count} Textstelle', other: '{count} Textstellen' },
  'articles.section': 'Einen Abschnitt öffnen',
  'articles.duplicates': 'Gleicher Inhalt: {files}',
  'articles.omitted': {
    one: '{count} Block wurde von der Suche ausgenommen.',
    other: '{count} Blöcke wurden von der Suche ausgenommen.',
  },
  'articles.omitted.heading': 'Ausgelassen aus {title}',
  'articles.omitted.more': { one: 'und {count} weiterer', other: 'und {count} weitere' },
  'articles.found': 'Textstellen mit den Wörtern: {query}',
  'articles.found.none': 'Keine Textstelle enthält diese Wörter. Versuch andere, oder frag mit /fragen.',
  'articles.added': 'Als {path} gespeichert. Nach dem Reindex kann danach gefragt werden.',
  'articles.replaced':
    '{path} ersetzt. Nach dem Reindex kann nach dem neuen Text gefragt werden; /reindex zurück holt den alten wieder.',
  'articles.removed':
    '{path} entfernt. Die Datei verschwindet mit dem Reindex aus den Antworten; /reindex zurück holt sie wieder.',
  'articles.withdrawn': '{path} entfernt. In den Antworten war die Datei noch nicht.',
  'articles.remove.confirm': '{title} ({path}) aus den Artikeln entfernen?',
  'articles.kept': 'Es wurde nichts entfernt.',
  'omission.navigation': 'Navigation',
  'omission.sign-up': 'Anmeldefeld',
  'omission.donation': 'Spendenaufruf',
  'omission.comments': 'Kommentarfeld',
  'omission.sharing': 'Teilen-Leiste',
  'omission.cookie-notice': 'Cookie-Hinweis',
  'omission.advertisement': 'Werbung',
  'omission.front-matter': 'nicht lesbare Kopfdaten',
  'omission.repeated-in-article': 'im Artikel wiederholt',
  'omission.repeated-in-corpus': 'in vielen Artikeln wiederholt',

  'status.heading': 'Footnote {version}',
  'status.corpus': '{articles}, {passages}',
  'status.model': 'Modell: {model} ({dimensions} Dimensionen)',
  'status.store': 'Speicher: {store}, Generation {generation}',
  'status.index.ready': 'Vektorindex: bereit',
  'status.index.building': 'Vektorindex: wird neu gebaut; Antworten kommen so lange aus der Wortsuche',
  'status.index.unavailable': 'Vektorindex: nicht verfügbar; Antworten kommen aus der Wortsuche',
  'status.job.none': 'Letzter Reindex: noch keiner',
  'status.job.running': 'Letzter Reindex: läuft, begonnen {when}',
  'status.job.done': 'Letzter Reindex: abgeschlossen {when}',
  'status.job.failed': 'Letzter Reindex: fehlgeschlagen {when}',
  'status.job.cancelled': 'Letzter Reindex: abgebrochen {when}',
  'status.hour': {
    one: 'Letzte Stunde: {count} Frage, {abstained} ohne Antwort; die Hälfte in {p50} ms, 95 % in {p95} ms',
    other: 'Letzte Stunde: {count} Fragen, {abstained} ohne Antwort; die Hälfte in {p50} ms, 95 % in {p95} ms',
  },
  'status.hour.none': 'Letzte Stunde: keine Fragen',
  'status.up': 'Gestartet {when}, {memory} Arbeitsspeicher',
  'status.unread': { one: '{count} Datei war nicht lesbar.', other: '{count} Dateien waren nicht lesbar.' },
  'status.failed': {
    one: '{count} Datei war nicht lesbar; /reindex vorschau nennt sie.',
    other: '{count} Dateien waren nicht lesbar; /reindex vorschau nennt sie.',
  },

  'privacy.heading': 'Was gespeichert wird',
  'privacy.question':
    'Fragen, ihre Antworten und ihre Bewertungen werden {days} Tage gespeichert, um Quellen wieder zu zeigen und Lücken zu finden.',
  'privacy.nobody':
    'Wer gefragt hat, wird nicht gespeichert. Eine private Antwort wird unter einem Schlüssel aus dir und dem Kanal gespeichert, der beide nicht nennt, damit niemand sonst sie angeboten bekommt und du sie dort löschen kannst.',
  'privacy.person':
    'Wer gefragt hat, wird ebenso lange neben der Frage gespeichert, damit du deine hier löschen kannst.',
  'privacy.gaps': 'Admins sehen die Fragen ohne gute Antwort, auch private, aber nicht, wer gefragt hat.',
  'privacy.pins':
    'Eine Frage, die ein Admin angepinnt hat, gehört von da an den Admins: Ihr Wortlaut bleibt dort, auch wenn deine gelöscht wird. Ein Admin kann sie unter /anpinnen liste lösen.',
  'privacy.local': 'Alles bleibt auf dem Rechner, auf dem dieser Bot läuft; gesendet wird nur an Discord.',
  'privacy.database':
    'Alles bleibt auf dem Rechner, auf dem dieser Bot läuft, und in seiner Datenbank; gesendet wird sonst nur an Discord.',
  'privacy.logs': 'In den Logs stehen weder Fragen noch Namen.',
  'privacy.deleted': { one: '{count} Eintrag von dir gelöscht.', other: '{count} Einträge von dir gelöscht.' },
  'privacy.nothing': 'Unter deinem Namen ist nichts gespeichert.',
  'privacy.nothing.private': 'Aus diesem Kanal ist keine private Frage von dir gespeichert.',
  'privacy.nameless':
    'Fragen, die alle gesehen haben, werden ohne Namen gespeichert, deine lassen sich also nicht herausfinden; sie verschwinden nach {days} Tagen. Private werden in dem Kanal gelöscht, in dem du sie gestellt hast.',

  ...adminsDe,

  ...commandsDe,

  ...reasonsDe,
};
