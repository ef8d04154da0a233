/**
 * Threads of forums, as the common software prints them. Each post stands under its writer's name, because a thread is
 * the word of several people; subjects that only repeat the topic, columns about members, signatures and buttons go. A page
 * counts as a thread by a post that holds the software's own column about its writer.
 */

import type { Draft } from '../draft.ts';
import { cleanAuthor, findDate } from '../metadata.ts';
import { titleForm } from '../title-form.ts';
import { childrenOf, type DomDocument, type DomElement, type DomNode, shortText } from './dom.ts';
import { FORUMS, type Forum } from './forum-software.ts';

/** Who began the thread, when, and with which question where the page does not say it by itself. */
export type ThreadCredits = Pick<Draft, 'title' | 'author' | 'date'>;

const ROUND_THREAD =
  '#page-header, #page-footer, #nav-breadcrumbs, #nav-footer, .action-bar, .topic-actions, .stat-block, .online-list, ' +
  '.pagination, .p-breadcrumbs, .pageNav, .block-outer, .js-quickReply, #quick_reply, .navigate_section, .pagelinks';
const NAME = '.username, .message-name, .userTitle, dt, h4, a';
const LONGEST_NAME = 80;

/** Makes a thread readable in place; null when the page is none. */
export function clearThread(document: DomDocument): ThreadCredits | null {
  const forum = FORUMS.find((it) => isThread(document, it));
  if (forum === undefined) return null;
  for (const element of [...document.querySelectorAll(ROUND_THREAD)]) element.remove();
  const topic = forum.topic === undefined ? null : document.querySelector(forum.topic);
  const title = topic === null ? null : shortText(topic, 500) || null;
  const opened = forum.opener === undefined ? null : takeOpener(document, forum.opener);
  const answered = clearPosts(document, forum);
  showAnswers(document, forum);
  return { title, author: null, date: null, ...(opened ?? answered) };
}

type Credit = Pick<ThreadCredits, 'author' | 'date'>;

const MEMBER = '.hnuser, a[href*="/u/"], a[href*="/user/"]';

/** Takes the line about who began the thread off the page. */
function takeOpener(document: DomDocument, selector: string): Credit | null {
  const line = document.querySelector(selector);
  const name = line?.querySelector(MEMBER) ?? null;
  if (line === null || name === null) return null;
  const credit = { author: cleanAuthor(shortText(name, LONGEST_NAME)), date: findDate(dayOf(line)) };
  line.remove();
  return credit;
}

const dayOf = (credit: DomElement) => credit.querySelector('time')?.getAttribute('datetime') ?? shortText(credit, 300);

function isThread(document: DomDocument, { post, profile, credit, sign }: Forum): boolean {
  if (sign !== undefined && document.querySelector(sign) === null) return false;
  return [...document.querySelectorAll(profile)].slice(0, 3).some((column) => {
    const whole = column.closest(post);
    return whole !== null && whole.querySelector(credit) !== null;
  });
}

/** Puts each post under its writer's name, and tells who wrote the first one. */
function clearPosts(document: DomDocument, forum: Forum): Credit | null {
  const topics = new Set<string>();
  for (const head of document.querySelectorAll('h1, h2, title')) topics.add(subjectForm(shortText(head, 500) ?? ''));
  let first: Credit | null = null;
  for (const column of [...document.querySelectorAll(forum.profile)]) {
    const post = column.closest(forum.post);
    const credit = post?.querySelector(forum.credit) ?? null;
    if (post === null || credit === null) continue;
    const name = shortText(column.querySelector(NAME) ?? column, LONGEST_NAME) ?? '';
    const day = dayOf(credit);
    for (const element of [...post.querySelectorAll(forum.extras)]) element.remove();
    const subject = forum.subject === undefined ? null : post.querySelector(forum.subject);
    const text = subject === null ? '' : (shortText(subject, 500) ?? '');
    // The first post names the topic; a later one with a subject of its own says something by it.
    if (first === null) topics.add(subjectForm(text));
    const own = text !== '' && !topics.has(subjectForm(text)) && !/^(?:re|aw|sv|fwd)\s?:/i.test(text);
    if (own) credit.after(makeElement(document, 'p', text));
    subject?.remove();
    if (column !== credit) column.remove();
    credit.replaceWith(makeElement(document, 'h3', name));
    first ??= { author: cleanAuthor(name), date: findDate(day) };
  }
  return first;
}

/** Where the answers are called comments or stand in forms, what looks for the article would pass over them. */
function showAnswers(document: DomDocument, { post }: Forum): void {
  const round = new Set<DomNode>();
  for (const answer of document.querySelectorAll(post))
    for (let node = answer.parentNode; node !== null && !round.has(node); node = node.parentNode) round.add(node);
  const named = [...document.querySelectorAll(ANSWERS)];
  for (const element of named.filter((it) => round.has(it) || it.closest(post) !== null)) {
    if (element.nodeName.toUpperCase() === 'FORM') unwrap(document, element);
    else for (const name of ['class', 'id']) element.removeAttribute(name);
  }
}

const ANSWERS = '[class*="comment"], [id*="comment"], form.usertext';

const subjectForm = (text: string) => titleForm(text.replace(/^(?:\[[^\]]{1,20}\]|re\s?:|\s)+/i, ''));

function unwrap(document: DomDocument, form: DomElement): void {
  const division = document.createElement('div');
  division.append(...childrenOf(form));
  form.replaceWith(division);
}

function makeElement(document: DomDocument, name: string, text: string): DomElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
