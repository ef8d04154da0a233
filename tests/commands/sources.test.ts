/** Citations opened, turned page by page and listed, through a real client, before and after a restart. */
import { expect, test } from 'vitest';
import { start } from '../discord/bot-fixture.ts';
import { buttonAt, eitherSideOfARestart, expectClean, QUESTION } from '../discord/member-walks.ts';
import type { Seen } from '../helpers/discord/index.ts';
import { addVersion } from '../helpers/toy/state.ts';

test('a quote opens privately in its context, is turned page by page and leads back', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const answer = await member.command('ask', {
    question: 'Ships number 17 waited for a pilot in section 17 of the harbour',
  });
  await running.restart();
  const opened = await member.click(answer, buttonAt(answer, 'Open'));
  expect(opened).toMatchObject({ kind: 'message', ephemeral: true });
  expect(opened.text).toContain('### Source 1');
  expect(opened.text).toMatch(/\*\*Section \d+ of the long report/);
  const later = await member.click(opened, 'Later text');
  expect(later).toMatchObject({ kind: 'update', ephemeral: true });
  const back = await member.click(later, 'Back to the quote');
  expect(back.text).toBe(opened.text);
  const earlier = await member.click(back, 'Earlier text');
  expect(earlier.text).not.toBe(opened.text);
  const file = await member.click(earlier, 'Whole article');
  const stored = [...running.state.versions.values()].find(({ path }) => path === 'long/harbour.md');
  expect(file).toMatchObject({ kind: 'message', ephemeral: true });
  expect(file.attachments[0]).toMatchObject({ name: 'harbour.txt', text: stored?.text, shown: true });
  expectClean(running);
});

/** Offsets of the characters that a page says it shows. */
function rangeOf({ text }: Seen): [number, number] {
  const [, from, to] = /-# ([\d,]+)–([\d,]+) of/.exec(text) ?? [];
  return [Number(from?.replaceAll(',', '')) - 1, Number(to?.replaceAll(',', ''))];
}

test('paging from the first page to the last, and back, shows every character of the article once', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const answer = await member.command('ask', {
    question: 'Ships number 1 waited for a pilot, section 1 of the harbour',
  });
  let page: Seen = await member.click(answer, buttonAt(answer, 'Open'));
  const enabled = (seen: Seen, label: string) => seen.buttons.some((one) => one.label === label && !one.disabled);
  while (enabled(page, 'Earlier text')) page = await member.click(page, 'Earlier text');
  const stored = [...running.state.versions.values()].find(({ path }) => path === 'long/harbour.md');
  const ranges: [number, number][] = [];
  for (;;) {
    ranges.push(rangeOf(page));
    if (!enabled(page, 'Later text')) break;
    page = await member.click(page, 'Later text');
  }
  expect(ranges.length).toBeGreaterThan(2);
  let last = 0;
  for (const [from, to] of ranges) {
    expect(stored?.text.slice(last, from).trim()).toBe('');
    last = to;
  }
  expect(stored?.text.slice(last).trim()).toBe('');
  // And back: each page ends where the one before it began, and begins with a sentence.
  let first = ranges.at(-1)?.[0] ?? 0;
  while (enabled(page, 'Earlier text')) {
    page = await member.click(page, 'Earlier text');
    const [from, to] = rangeOf(page);
    expect(stored?.text.slice(to, first).trim()).toBe('');
    expect(stored?.text.slice(0, from)).toMatch(/(?:^|[.!?]|\n)\s*$/);
    first = from;
  }
  expect(first).toBe(0);
  expectClean(running);
});

test('all sources lists each citation, and opens it', async () => {
  await eitherSideOfARestart(await start(), async (member, answer) => {
    const all = await member.click(answer, 'All sources');
    expect(all).toMatchObject({ kind: 'message', ephemeral: true });
    expect(all.text).toContain('> **1**  ');
    expect(all.buttons.find(({ label }) => label === 'Original 1')?.url).toBe('https://example.org/summit');
    const opened = await member.click(all, buttonAt(all, 'Open'));
    expect(opened.text).toContain('### Source 1');
  });
});

test("/source shows the last answer of the channel, or the one chosen, but nobody else's private answer", async () => {
  const running = await start({ discord: { members: [{ name: 'ada' }, { name: 'ben' }] } });
  const ada = running.discord.as('ada').in('general');
  const ben = running.discord.as('ben').in('general');
  expect((await ben.command('source')).text).toBe('No answer has been given in this channel yet. Ask with /ask.');
  await ada.command('ask', { question: QUESTION });
  const secret = await ada.command('ask', {
    question: 'How many wagons did the train to the northern railway have?',
    private: true,
  });
  expect(secret.ephemeral).toBe(true);
  await running.restart();
  const choices = await ben.autocomplete('source', { answer: '' }, 'answer');
  expect(choices.map(({ name }) => name)).toEqual([QUESTION]);
  expect((await ada.autocomplete('source', { answer: 'wagons' }, 'answer')).length).toBe(1);
  const shown = await ben.command('source');
  expect(shown).toMatchObject({ ephemeral: true });
  expect(shown.text).toContain('envoy Chung Eui-yong');
  const citations = await ben.autocomplete('source', { answer: String(choices[0]?.value), citation: 0 }, 'citation');
  expect(citations[0]).toEqual({ name: '1 Summit year › Announcement', value: 1 });
  const chosen = await ben.command('source', { answer: String(choices[0]?.value), citation: 1 });
  expect(chosen.text).toContain('### Source 1');
  expect((await ben.command('source', { citation: 99 })).text).toBe(
    'There is no citation 99 under this answer; the number of its citations is 1. Choose one of them, or ask again.',
  );
  // Words that were sent before one was picked.
  expect((await ada.command('source', { answer: 'wagons' })).text).toContain('wagons');
  expect((await ben.command('source', { answer: 'announced that' })).text).toContain('envoy Chung Eui-yong');
  for (const answer of ['wagons', 'nothing of the kind', 'aaaaaaaaaa'])
    expect((await ben.command('source', { answer })).text).toBe(
      'No such answer was given here. Pick one from the list, or leave it out for the last one.',
    );
  expectClean(running);
});

test('a source says when its article has changed or gone since, and still shows what was quoted', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  await member.command('ask', { question: QUESTION });
  addVersion(running.state, {
    path: 'summit.md',
    title: 'Summit year',
    date: null,
    url: null,
    sections: [{ heading: [], paragraphs: ['Rewritten.'] }],
  });
  const changed = await member.command('source');
  expect(changed.text).toContain('The article has changed since.');
  expect(changed.text).toContain('envoy Chung Eui-yong');
  running.state.current.delete('summit.md');
  expect((await member.command('source')).text).toContain('The article has been removed since.');
  expectClean(running);
});

test('a stored text that is not what was quoted is not shown, and the log says which', async () => {
  const running = await start();
  const admin = running.discord.as('admin').in('general');
  const answer = await admin.command('ask', { question: QUESTION });
  running.core.readSpan = async (_version, span) => ({
    ...{ article: 'summit.md', title: 'Summit year', url: null, date: null, text: 'Something else.' },
    ...{ span, articleLength: 9_999 },
  });
  for (const shown of [await admin.click(answer, buttonAt(answer, 'Open')), await admin.command('source')]) {
    expect(shown.text).toContain('Sorry, something went wrong.');
    expect(shown.text).not.toContain('Something else');
  }
  expect(running.log.filter(({ level }) => level === 'error')).toMatchObject([
    { fields: { err: { code: 'QUOTE_NOT_VERBATIM' } } },
    { fields: { err: { code: 'QUOTE_NOT_VERBATIM' } } },
  ]);
});

test('a section that an answer named says when its article has changed or gone since', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const refusal = await member.command('ask', { question: 'Which vitamins do oranges contain?' });
  const nearest = running.state.answers.get([...running.state.answers.keys()].at(-1) ?? '')?.answer.nearest[0];
  const [button] = refusal.buttons.filter(({ customId }) => customId?.startsWith('f1:near:'));
  const open = async () => (await member.click(refusal, button?.customId ?? 'none')).text;
  const path = nearest?.article ?? '';
  expect(await open()).not.toMatch(/(?:changed|removed) since/);
  const article = { path, title: 'A', date: null, url: null };
  addVersion(running.state, { ...article, sections: [{ heading: [], paragraphs: ['Rewritten.'] }] });
  expect(await open()).toContain('The article has changed since.');
  running.state.current.delete(path);
  expect(await open()).toContain('The article has been removed since.');
  expectClean(running);
});

test('the headings round a quote are underlined, also when the article has changed or gone since', async () => {
  const running = await start();
  const member = running.discord.as('member').in('general');
  const sections = [{ heading: ['Prices'], paragraphs: ['Prices', 'Herring of the outer isles cost nine shillings.'] }];
  const article = { path: 'prices.md', title: 'Market', date: null, url: null };
  addVersion(running.state, { ...article, sections });
  const answer = await member.command('ask', { question: 'How much did herring of the outer isles cost?' });
  const open = async () => (await member.click(answer, buttonAt(answer, 'Open'))).text;
  expect(await open()).toContain('__Prices__\n\n**Herring');
  addVersion(running.state, { ...article, sections: [{ heading: [], paragraphs: ['Rewritten.'] }] });
  expect(await open()).toContain('__Prices__\n\n**Herring');
  running.state.current.delete('prices.md');
  expect(await open()).toContain('__Prices__\n\n**Herring');
  expectClean(running);
});
