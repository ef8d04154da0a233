/**
 * Reads .txt: paragraphs, headings, boilerplate, and a title that stands on the first line when it stands anywhere.
 * Files saved from the web repeat the title, and some begin with lines such as "Date: 2018-03-08"; both are no prose.
 */
import { findFootAuthor } from './credits/foot.ts';
import { findHeadAuthor, findHeadDate } from './credits/head.ts';
import { type Draft, limitBlocks, omission } from './draft.ts';
import { cleanTitle } from './metadata.ts';
import { findContents } from './plain-text/contents.ts';
import { readMail } from './plain-text/e-mail.ts';
import { readThread } from './plain-text/forum-posts.ts';
import { type Head, takeHeadLines } from './plain-text/head-lines.ts';
import { findStructure } from './plain-text/headings.ts';
import { removeLinkMarks } from './plain-text/link-marks.ts';
import { removePageHeads } from './plain-text/page-heads.ts';
import { readParagraphs } from './plain-text/paragraphs.ts';
import { partJoinedStories } from './plain-text/stories/joined-stories.ts';
import { findSubject } from './plain-text/stories/subject-page.ts';
import { partColumns } from './plain-text/tables/side-by-side.ts';
import { takeTitle } from './plain-text/title.ts';
import { removeWikiMarks } from './plain-text/wiki-marks.ts';

/** @param path - The file's, whose name often says what the article is about. */
export function readPlainText(text: string, boilerplate: 'drop' | 'keep', path: string): Draft {
  const mail = readMail(text);
  const head: Head = {
    title: mail?.title ?? null,
    url: null,
    date: mail?.date ?? null,
    author: mail?.author ?? null,
    tags: [],
  };
  const links = removeLinkMarks(mail?.body ?? text);
  const wiki = removeWikiMarks(links.text);
  head.title ??= cleanTitle(wiki.title);
  const pages = removePageHeads(wiki.text);
  const { body: prose, unused } = takeHeadLines(pages.text, head);
  const thread = readThread(prose);
  const paragraphs = readParagraphs(partColumns(partJoinedStories(thread.text)));
  // Here already: what is looked for among so many takes long, and is not wanted.
  limitBlocks(paragraphs.length);
  const contents = findContents(paragraphs);
  const table = boilerplate === 'keep' ? [] : paragraphs.slice(contents.from, contents.to);
  const body = table.length === 0 ? paragraphs : paragraphs.filter((_, at) => at < contents.from || at >= contents.to);
  const structure = findStructure(body, contents.levels, wiki.marked);
  const { blocks, omitted, at } = takeTitle(structure.blocks, head, {
    path,
    boilerplate,
    headlines: structure.headlines,
    listsStories: structure.listsStories,
    subject: findSubject(text, structure.headlines, structure.listsStories),
  });
  if (!structure.listsStories) {
    head.date ??= findHeadDate(blocks.slice(at));
    head.author ??= findHeadAuthor(blocks.slice(at)) ?? findFootAuthor(blocks);
  }
  if (table.length > 0) omitted.push(omission(table.map((line) => line.text).join('\n'), 'navigation'));
  omitted.unshift(
    ...[...unused, ...thread.unused, ...links.unused, ...wiki.unused, ...pages.unused].map((line) =>
      omission(line, 'navigation'),
    ),
  );
  return { ...head, blocks, omitted, boilerplate: null };
}
