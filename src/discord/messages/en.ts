/**
 * Every sentence of the bot, in English: the list of keys that the other languages follow, and what is shown where they
 * lack one. Placeholders stand in braces; an entry with `one` and `other` is chosen by `count`.
 */
import { adminsEn } from './admins/en.ts';
import { commandsEn } from './commands/en.ts';
import { reasonsEn } from './reasons/en.ts';

export const en = {
  // Answers
  'answer.none': 'No answer was found in the articles.',
  'answer.missing': 'In no article: {words}. Try other words.',
  'answer.other-language':
    'No answer was found, but the closest sections are in another language than your question, and the search understands only English. Ask in their language.',
  'answer.closest': 'The closest sections:',
  'answer.confidence.high': 'Fits the question well.',
  'answer.confidence.medium': 'Probably. Check the source.',
  'answer.confidence.low': 'Not sure. Read the source before relying on it.',
  'answer.disagree': 'The sources differ; each is shown as it stands.',
  'answer.part': 'No answer was found to: {question}',
  'answer.cut': 'Cut at the end of a sentence; {open} shows the whole quote.',
  'answer.more': { one: '{count} more quote under {all}.', other: '{count} more quotes under {all}.' },
  'answer.follows': 'Follows up: {question}',
  'answer.follows.gone': 'The answer before is no longer kept; only this question was searched.',
  'button.open': 'Open',
  'button.all': 'All sources',
  'button.follow': 'Follow up',
  'button.helpful': 'Helpful',
  'button.not-helpful': 'Not helpful',
  'button.tell': 'Tell the admins',
  'button.original': 'Original',
  'button.back': 'Back',
  'button.next': 'Next',
  'button.earlier': 'Earlier text',
  'button.later': 'Later text',
  'button.quote': 'Back to the quote',
  'button.file': 'Whole article',
  'button.cancel': 'Cancel',
  'button.run': 'Run it',
  'button.rollback': 'Go back',
  'button.forward': 'Go forward',
  'button.remove': 'Remove',
  'button.keep': 'Keep it',
  'button.delete': 'Delete mine',
  'button.omitted': 'What was left out',
  'button.articles': 'All articles',

  // A thing and what is said of it, in a list
  'line.named': '{name}: {words}',

  // Questions that are refused, and turns that must wait
  'wait.person': {
    one: 'Wait {count} second before the next question.',
    other: 'Wait {count} seconds before the next question.',
  },
  'wait.server': {
    one: 'This server asks a lot at the moment. Try again in {count} second.',
    other: 'This server asks a lot at the moment. Try again in {count} seconds.',
  },
  'wait.restart': 'Footnote is restarting. Try again in a moment.',
  'refused.admin': 'This is for the admins of this server. Ask one of them.',
  'refused.stale': 'This button belongs to something that is no longer kept. Use the command again.',
  'refused.unknown': 'This command is not known here. It may have been renamed; try again in a minute.',
  'error.apology': 'Sorry, something went wrong. The people who run this bot can find it under the id {id}.',
  'error.answer': 'That answer is no longer kept. Ask again with /ask.',
  'error.article': 'There is no such article. /articles list shows what there is.',
  'error.citation': 'That answer has no such citation. /source lists its citations.',

  // Judging an answer
  'judged.helpful': 'Noted, thank you.',
  'judged.not-helpful': 'Noted. The admins can be told as well.',
  'judged.tell-admins': 'The admins will find this question in their list.',

  // Follow-up and mentions
  'modal.follow.title': 'Follow up',
  'modal.follow.label': 'Your question',
  'modal.follow.hint': 'Searched together with what was asked before',
  'mention.hint': 'Write a question after the mention, or use /ask.',
  'about.wordless': 'There are no words in this message to search for. Choose another one.',

  // Sources
  'source.title': 'Source {n}',
  'source.changed': 'The article has changed since. This is the text that was quoted.',
  'source.removed': 'The article has been removed since. This is the text that was quoted.',
  'source.nothing': 'No answer has been given in this channel yet. Ask with /ask.',
  'source.unknown': 'No such answer was given here. Pick one from the list, or leave it out for the last one.',
  'source.which': 'The citations of this answer:',
  'source.choose': 'Open another citation',
  'source.page': 'page {page}',
  'source.range': '{from}–{to} of {total} characters',
  'source.long': 'The article is too long to be sent as a file ({size}). The buttons lead through its text.',
  'source.file': 'The whole article as text.',
  'source.answerless': 'That question found no answer, so there is nothing to open. Ask in other words with /ask.',

  // Articles
  'articles.heading': { one: '{count} article', other: '{count} articles' },
  'articles.page': 'Page {page} of {pages}',
  'articles.choose': 'Open an article',
  'articles.empty': 'There are no articles yet. An admin can add one with /articles add.',
  'articles.words': { one: '{count} word', other: '{count} words' },
  'articles.sections': { one: '{count} section', other: '{count} sections' },
  'articles.passages': { one: '{count} passage', other: '{count} passages' },
  'articles.section': 'Open a section',
  'articles.duplicates': 'Same content: {files}',
  'articles.omitted': {
    one: '{count} block was left out of the search.',
    other: '{count} blocks were left out of the search.',
  },
  'articles.omitted.heading': 'Left out of {title}',
  'articles.omitted.more': { one: 'and {count} more', other: 'and {count} more' },
  'articles.found': 'Passages with the words: {query}',
  'articles.found.none': 'No passage holds these words. Try others, or ask with /ask.',
  'articles.added': 'Stored as {path}. It can be asked about once the reindex has run.',
  'articles.replaced':
    'Replaced {path}. The new text can be asked about once the reindex has run; /reindex rollback brings the old one back.',
  'articles.removed':
    'Removed {path}. It leaves the answers once the reindex has run; /reindex rollback brings it back.',
  'articles.withdrawn': 'Removed {path}. It was not in the answers yet.',
  'articles.remove.confirm': 'Remove {title} ({path}) from the articles?',
  'articles.kept': 'Nothing was removed.',
  'omission.navigation': 'navigation',
  'omission.sign-up': 'sign-up box',
  'omission.donation': 'appeal for donations',
  'omission.comments': 'comment form',
  'omission.sharing': 'share bar',
  'omission.cookie-notice': 'cookie notice',
  'omission.advertisement': 'advertisement',
  'omission.front-matter': 'front matter that could not be read',
  'omission.repeated-in-article': 'repeated in the article',
  'omission.repeated-in-corpus': 'repeated in many articles',

  // Status
  'status.heading': 'Footnote {version}',
  'status.corpus': '{articles}, {passages}',
  'status.model': 'Model: {model} ({dimensions} dimensions)',
  'status.store': 'Store: {store}, generation {generation}',
  'status.index.ready': 'Vector index: ready',
  'status.index.building': 'Vector index: being rebuilt; answers come from word search meanwhile',
  'status.index.unavailable': 'Vector index: unavailable; answers come from word search',
  'status.job.none': 'Last reindex: none yet',
  'status.job.running': 'Last reindex: running, started {when}',
  'status.job.done': 'Last reindex: done {when}',
  'status.job.failed': 'Last reindex: failed {when}',
  'status.job.cancelled': 'Last reindex: cancelled {when}',
  'status.hour': {
    one: 'Last hour: {count} question, {abstained} without an answer; half within {p50} ms, 95% within {p95} ms',
    other: 'Last hour: {count} questions, {abstained} without an answer; half within {p50} ms, 95% within {p95} ms',
  },
  'status.hour.none': 'Last hour: no questions',
  'status.up': 'Started {when}, {memory} of memory',
  'status.unread': { one: '{count} file could not be read.', other: '{count} files could not be read.' },
  'status.failed': {
    one: '{count} file could not be read; /reindex preview names it.',
    other: '{count} files could not be read; /reindex preview names them.',
  },

  // Privacy
  'privacy.heading': 'What is kept',
  'privacy.question':
    'Questions, their answers and their marks (helpful or not) are kept for {days} days, to show sources again and to find gaps.',
  'privacy.nobody':
    'Who asked is not kept. A private answer is kept under a key made of you and the channel, which names neither, so that nobody else is offered it and you can delete it there.',
  'privacy.person': 'Who asked is kept beside the question for as long, so that you can delete yours here.',
  'privacy.gaps': 'Admins see the questions without a good answer, private ones too, but not who asked.',
  'privacy.pins':
    'A question that an admin has pinned belongs to the admins from then on: its words stay in the pin when yours are deleted. An admin can remove it under /pin list.',
  'privacy.local': 'Everything stays on the machine that runs this bot; nothing is sent to anyone but Discord.',
  'privacy.database':
    'Everything stays on the machine that runs this bot and in its database; nothing is sent to anyone else but Discord.',
  'privacy.logs': 'Logs hold neither questions nor names.',
  'privacy.deleted': { one: 'Deleted {count} entry of yours.', other: 'Deleted {count} entries of yours.' },
  'privacy.nothing': 'Nothing is kept under your name.',
  'privacy.nothing.private': 'No private question of yours is kept from this channel.',
  'privacy.nameless':
    'Questions that everybody saw are kept without a name, so yours cannot be told apart; they go after {days} days. Private ones are deleted in the channel where you asked them.',

  // What admins are told
  ...adminsEn,

  // Names and descriptions of the commands
  ...commandsEn,

  // Reasons of the core
  ...reasonsEn,
} as const;
