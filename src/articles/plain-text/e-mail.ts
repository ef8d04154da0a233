/**
 * E-mails saved as text. The lines "From: …", "Subject: …" at the head are known by their names and by standing together;
 * they say who wrote what and when, and are no part of the letter.
 */
import type { Draft } from '../draft.ts';
import { cleanAuthor, cleanTitle, findDate } from '../metadata.ts';

export interface Mail extends Pick<Draft, 'title' | 'date' | 'author'> {
  /** The text below the header. */
  readonly body: string;
}

const MAX_HEADER = 16_000;
const FIELDS: Readonly<Record<string, string>> = {
  from: 'from|von|de|보낸 사람|보낸사람',
  subject: 'subject|betreff|objet|asunto|제목',
  date: 'date|sent|datum|gesendet|envoyé|fecha|enviado|날짜|보낸 날짜',
  other:
    'to|cc|bcc|an|à|para|받는 사람|받는사람|참조|reply-to|sender|message-id|newsgroups|organization|references|in-reply-to|' +
    'mime-version|content-[a-z-]+|x-[a-z-]+|list-[a-z-]+|received|return-path|delivered-to|lines|path|user-agent|' +
    'importance|attachments?|anlagen?',
};
const KEYS = Object.entries(FIELDS).map(([field, names]) => [field, new RegExp(`^(?:${names})$`)] as const);

/** Parts the header of an e-mail from its body; null for a text that does not begin with one. */
export function readMail(text: string): Mail | null {
  const start = text.search(/\S/);
  if (start < 0) return null;
  const found = new Map<string, string>();
  let field: string | null = null;
  let at = start;
  while (at < text.length && at - start < MAX_HEADER) {
    const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at);
    const line = text.slice(at, Math.min(end, at + 2000));
    if (line.trim() === '') break;
    // A long value goes on, indented, in the next line.
    if (/^[ \t]/.test(line) && field !== null) found.set(field, `${found.get(field)} ${line.trim()}`);
    else {
      const match = /^([\p{L}][\p{L} -]{0,30}):[ \t]{0,8}(.*)$/u.exec(line);
      const name = (match?.[1] ?? '').toLowerCase();
      field = KEYS.find(([, names]) => names.test(name))?.[0] ?? null;
      if (field === null) return null;
      if (!found.has(field)) found.set(field, match?.[2]?.trim() ?? '');
    }
    at = end + 1;
  }
  const from = found.get('from');
  const subject = found.get('subject');
  if (from === undefined || subject === undefined) return null;
  return {
    title: cleanTitle(cleanSubject(subject)),
    date: findDate(found.get('date')),
    author: cleanAuthor(nameOf(from)),
    body: text.slice(at),
  };
}

const PREFIX = /^(?:(?:re|fwd?|fw|aw|wg|tr|rv|sv|antw|답장|전달)(?:\[\d{1,3}\])?\s?:|\[[^\]]{1,60}\])\s*/i;

/** Without "Re:", "Fwd:" and the list's name in brackets, unless that is all. */
function cleanSubject(subject: string): string {
  let rest = subject;
  for (let steps = 0; steps < 10; steps += 1) {
    const shorter = rest.replace(PREFIX, '');
    if (shorter === rest || shorter === '') break;
    rest = shorter;
  }
  return rest;
}

/** "Ida Moe" of `"Ida Moe" <ida@…>` and of `ida@… (Ida Moe)`; an address by itself names nobody. */
function nameOf(from: string): string | null {
  const inBrackets = /^\S{1,200}@\S{1,200} \(([^)]{1,200})\)$/.exec(from)?.[1];
  const name = (inBrackets ?? from.replace(/\s*[<[][^>\]]*[>\]]\s*$/, '')).replace(/^["'“”]+|["'“”]+$/g, '').trim();
  return name === '' || name.includes('@') ? null : name;
}
