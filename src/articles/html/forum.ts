/**
 * Threads of forums, as the common software prints them. Each post stands under its writer's name, because a thread is
 * the word of several people; subjects that only repeat the topic, columns about members, signatures and buttons go. A page
 * counts as a thread by a post that holds the software's own column about its writer.
 */

import { cleanAuthor, findDate } from '../metadata.ts';
import { titleForm } from '../title-form.ts';
import { type DomDocument, type DomElement, shortText } from './dom.ts';

/** Who began the thread, and when. */
export interface ThreadCredits {
  readonly author: string | null;
  readonly date: string | null;
}

interface Forum {
  readonly post: string;
  /** The column about the writer of a post. */
  readonly profile: string;
  /** The line that says who posted and when. */
  readonly credit: string;
  readonly subject: string | null;
  /** What else the software prints in a post. */
  readonly extras: string;
}

const FORUMS: readonly Forum[] = [
  // phpBB
  {
    post: '.post',
    profile: '.postprofile',
    credit: '.postbody .author',
    subject: '.postbody h3',
    extras: '.signature, .post-buttons, .back2top, .postbody .notice',
  },
  // XenForo
  {
    post: '.message--post, .message',
    profile: '.message-cell--user, .message-user',
    credit: '.message-attribution',
    subject: null,
    extras: '.message-signature, .message-footer, .message-lastEdit',
  },
  // vBulletin
  {
    post: '.postbit, .postbitlegacy, .postcontainer',
    profile: '.userinfo',
    credit: '.posthead',
    subject: '.postrow > .title',
    extras: '.signature, .after_content, .postfoot',
  },
  // SMF
  {
    post: '.post_wrapper',
    profile: '.poster',
    credit: '.keyinfo',
    subject: null,
    extras: '.signature, .moderatorbar, .under_message',
  },
];

const ROUND_THREAD =
  '#page-header, #page-footer, #nav-breadcrumbs, #nav-footer, .action-bar, .topic-actions, .stat-block, .online-list, ' +
  '.pagination, .p-breadcrumbs, .pageNav, .block-outer, .js-quickReply, #quick_reply, .navigate_section, .pagelinks';
const NAME = '.username, .message-name, .userTitle, dt, h4, a';
const LONGEST_NAME = 80;

/** Makes a thread readable in place; null when the page is none. */
export function clearThread(document: DomDocument): ThreadCredits | null {
  const forum = FORUMS.find(({ post, profile, credit }) =>
    [...document.querySelectorAll(profile)].slice(0, 3).some((column) => {
      const whole = column.closest(post);
      return whole !== null && whole.querySelector(credit) !== null;
    }),
  );
  if (forum === undefined) return null;
  for (const element of [...document.querySelectorAll(ROUND_THREAD)]) element.remove();
  const topics = new Set<string>();
  for (const head of document.querySelectorAll('h1, h2, title')) topics.add(subjectForm(shortText(head, 500) ?? ''));
  let credits: ThreadCredits | null = null;
  for (const column of [...document.querySelectorAll(forum.profile)]) {
    const post = column.closest(forum.post);
    const credit = post?.querySelector(forum.credit) ?? null;
    if (post === null || credit === null) continue;
    const name = shortText(column.querySelector(NAME) ?? column, LONGEST_NAME) ?? '';
    const day = credit.querySelector('time')?.getAttribute('datetime') ?? shortText(credit, 300);
    for (const element of [...post.querySelectorAll(forum.extras)]) element.remove();
    const subject = forum.subject === null ? null : post.querySelector(forum.subject);
    const text = subject === null ? '' : (shortText(subject, 500) ?? '');
    // The first post names the topic; a later one with a subject of its own says something by it.
    if (credits === null) topics.add(subjectForm(text));
    const own = text !== '' && !topics.has(subjectForm(text)) && !/^(?:re|aw|sv|fwd)\s?:/i.test(text);
    if (own) credit.after(makeElement(document, 'p', text));
    subject?.remove();
    credit.replaceWith(makeElement(document, 'h3', name));
    column.remove();
    credits ??= { author: cleanAuthor(name), date: findDate(day) };
  }
  return credits;
}

const subjectForm = (text: string) => titleForm(text.replace(/^(?:\[[^\]]{1,20}\]|re\s?:|\s)+/i, ''));

function makeElement(document: DomDocument, name: string, text: string): DomElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
