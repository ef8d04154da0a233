/** A wiki's page that was copied as text: its marks are none of its words, and show where its headings are. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PAGE = `Skerrow Lighthouse

From Wikipedia, the free encyclopedia
Jump to navigationJump to search

Skerrow Lighthouse is a lighthouse on the island of Skerrow.[1] It was built by the engineer David Alan.[2][3] It was automated in 1984.[citation needed]
History[edit]
Construction[edit]
The first stone was laid on 4 May 1868.[4] Two workers drowned in the winter of 1869 when a crane broke.
Description[edit]
The tower is painted white with a red band. The lamp turns once in thirty seconds.
References[edit]
^ "Skerrow". Lights of the North. Retrieved 3 May 2019.
^ Jump up to: a b "Builders of lights". The Ness Courier. 2 March 1971.
`;

test('headings lose "[edit]" and sentences the numbers of their notes', async () => {
  const article = await read(PAGE);
  expect(headings(article)).toEqual(['History', 'Construction', 'Description', 'References']);
  expect(texts(article)).toContain(
    'Skerrow Lighthouse is a lighthouse on the island of Skerrow. It was built by the engineer David Alan. It was automated in 1984.',
  );
  expect(texts(article).slice(-2)).toEqual([
    '"Skerrow". Lights of the North. Retrieved 3 May 2019.',
    '"Builders of lights". The Ness Courier. 2 March 1971.',
  ]);
  expect(article.omitted.map(({ text }) => text)).toEqual([
    'From Wikipedia, the free encyclopedia\nJump to navigation | Jump to search',
  ]);
});

test('the tabs of the page, its contents and its last lines go, and the first section stays', async () => {
  const tabs = 'Skerrow Lighthouse\nArticle\nTalk\nRead\nEdit\nView history\nFrom Lampwiki, the free encyclopedia\n\n';
  const contents = 'Contents\nhide\n(Top)\n1\tHistory\n1.1\tConstruction\n2\tDescription\n3\tReferences\n\n';
  const foot =
    '\nv t e\nCategories: Towers of SkerrowLights\nText is available under the Creative Commons Attribution-ShareAlike License 4.0; additional terms may apply. By using this site, you agree to the Terms of Use and Privacy Policy. Lampwiki is a trademark of the Lamp Foundation, Inc., a non-profit organization.\nPrivacy policy\nAbout Lampwiki\nDisclaimers\nContact Lampwiki\nCode of Conduct\nDevelopers\nStatistics\nCookie statement\nMobile view\n';
  const built = 'There was a beacon of burning peat on the island before, which nobody could see in the rain.';
  const text = PAGE.replace(
    /^.*\n\n.*\n.*\n\n/,
    `${tabs}Skerrow Lighthouse\n\nThe tower in the winter of 1890\nLocation\tSkerrow\nBuilt\t1871\nHeight\t31 m\n\n`,
  )
    .replace('History[edit]\n', `${contents}History[edit]\n${built}\n`)
    .concat(foot);
  const article = await read(text);
  expect(article.title).toBe('Skerrow Lighthouse');
  expect(headings(article).slice(-4)).toEqual(['History', 'Construction', 'Description', 'References']);
  const found = article.blocks.find(({ start, end }) => article.text.slice(start, end) === built);
  expect(found?.heading).toEqual(['History']);
  for (const line of [
    'View history',
    'Article',
    '(Top)',
    'Lampwiki',
    'Disclaimers',
    'Mobile view',
    'Categories',
    'Skerrow Lighthouse\n',
  ])
    expect(article.text).not.toContain(line);
});

test('a text that nobody can edit keeps what stands in its brackets', async () => {
  const text =
    'Letters\n\nThe keeper [sic] wrote on his way home.[1] He had lost the boat [edit]\n\nNobody answered him.[2]';
  expect((await read(text)).text).toContain('home.[1] He had lost the boat [edit]');
});

test('below the name of what it is about, the box of an encyclopaedia is a row a line', async () => {
  const box = 'Skerrow Lighthouse\nLocation\tSkerrow, Ness County\nConstructed\t1871\nHeight\t31 metres (102 ft)';
  const article = await read(`Lights\n\n${box}\n\nThe lamp turns once in thirty seconds, by day and by night.`);
  const rows = article.blocks.filter(({ kind }) => kind === 'table-row');
  expect(rows.map(({ start, end }) => article.text.slice(start, end))).toEqual([
    'Location | Skerrow, Ness County',
    'Constructed | 1871',
    'Height | 31 metres (102 ft)',
  ]);
});

test('names with what they are in brackets are no code', async () => {
  const present =
    'Present: A. Berg (chair), J. Vik (treasurer), P. Olsen\nApologies: E. Holm (secretary)\nIn attendance: N. Aas (coach)';
  const article = await read(`Minutes\n\n${present}\n\nThe minutes of the last meeting were agreed.`);
  expect(article.blocks.every(({ kind }) => kind !== 'code')).toBe(true);
  const code = 'const at = find(text);\nreturn cut(at, end)\nrun (fast)';
  expect((await read(`Minutes\n\n${code}\n\nIt runs.`)).blocks.some(({ kind }) => kind === 'code')).toBe(true);
});

test('every marked heading is one, whatever stands below it, and no caption is', async () => {
  const text = PAGE.replace(
    'Description[edit]\n',
    'The tower in a storm of 1890\n\nDescription[edit]\nMain article: Towers of Skerrow\n',
  ).replace('References[edit]\n', 'See also[edit]\nList of towers\nLights of the north\nReferences[edit]\n');
  const article = await read(text);
  expect(headings(article)).toEqual(['History', 'Construction', 'Description', 'References']);
  expect(article.omitted.at(-1)?.text).toBe('See also\nList of towers\nLights of the north');
});

test('a page copied with its list of contents is titled by the line above its tabs', async () => {
  const text = PAGE.replace(
    /^.*\n\n.*\n.*\n\n/,
    'Jump to content\nMain menu\nDonate\nCreate account\nContents hide\n(Top)\nHistory\nToggle History subsection\nConstruction\nDescription\nReferences\nSkerrow Lighthouse\n\n7 languages\nArticle\nTalk\nRead\nEdit\nView history\nTools\nCoordinates: 46°12′N 17°48′E\nFrom Wikipedia, the free encyclopedia\n\nThis article needs additional citations for verification. Please help improve this article by adding citations to reliable sources. Unsourced material may be challenged and removed.\nFind sources: "Skerrow Lighthouse" – news · newspapers · books · scholar · JSTOR (March 2023) (Learn how and when to remove this message)\n\n',
  );
  const article = await read(text);
  expect(article.title).toBe('Skerrow Lighthouse');
  expect(texts(article)[0]).toBe('Coordinates: 46°12′N 17°48′E');
  expect(texts(article)[1]).toMatch(/^Skerrow Lighthouse is a lighthouse/);
  expect(article.omitted.map(({ text }) => text).join('\n')).toContain('Find sources: ');
});
