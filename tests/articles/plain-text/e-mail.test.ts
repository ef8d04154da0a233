/** E-mails saved as text: who wrote what and when stands in their header, and quotation marks at the lines' starts. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const PROSE = 'The press stands in the old bakery now, and everybody who brings a loaf may pull a card of their own.';
const HEADER = [
  'From: "The Ink Letter" <hello@ink.example>',
  'To: subscribers',
  'Subject: [Ink #7] Re: A press in a bakery',
  'Date: Fri, 7 Jul 2023 07:00:00 +0100',
];

describe('the header of an e-mail', () => {
  test('gives title, date and author, and is no passage', async () => {
    const article = await read(`${HEADER.join('\n')}\n\nHello friends,\n\n${PROSE}`);
    expect(article).toMatchObject({ title: 'A press in a bakery', date: '2023-07-07', author: 'The Ink Letter' });
    expect(texts(article)).toEqual(['Hello friends,', PROSE]);
  });

  test.each([
    [
      'Von: Ida Moe <ida@ink.example>\nGesendet: 7. Juli 2023 09:12\nAn: Liste\nBetreff: AW: WG: Die Presse',
      'Die Presse',
    ],
    ['De: Ida Moe <ida@ink.example>\nObjet: La presse\nDate: 7 juillet 2023', 'La presse'],
    [
      'Date: 2023-07-07\nMessage-ID: <a.b@ink.example>\nFrom: ida@ink.example (Ida Moe)\nSubject: A press\n  in a bakery\nX-Mailer: pine',
      'A press in a bakery',
    ],
  ])('is read in other orders and languages: %j', async (header, title) => {
    expect(await read(`${header}\n\n${PROSE}`)).toMatchObject({ title, date: '2023-07-07', author: 'Ida Moe' });
  });

  test('an address alone names nobody, and a subject of nothing but a tag is kept', async () => {
    const article = await read(`From: hello@ink.example\nSubject: [Ink]\n\n${PROSE}`);
    expect(article).toMatchObject({ title: '[Ink]', author: null });
  });

  test.each([
    'From: the harbour you walk up to the old bakery, where the press stands.\n\n',
    'From: Ida Moe\nTo: Ola Brekke\n\n',
  ])('%j is none', async (lines) => {
    expect((await read(`The press\n\n${lines}${PROSE}`)).text).toContain(lines.split('\n')[0]);
  });
});

test('a link to the same letter on the web and one out of it are no passages', async () => {
  const article = await read(
    `${HEADER.join('\n')}\n\nView this email in your browser: https://ink.example/7\n\n${PROSE}\n\nUnsubscribe: https://ink.example/u/1`,
  );
  expect(texts(article)).toEqual([PROSE]);
  expect(article.omitted.map(({ text }) => text).join('\n')).toContain('https://ink.example/7');
});

describe('a numbered line', () => {
  const rule = '-'.repeat(37);

  test('between rules, or with one below, is a heading', async () => {
    const article = await read(
      `The Ink Letter\n\n${rule}\n1. A PRESS IN A BAKERY\n${rule}\n${PROSE}\n\n2. DATES\n${rule}\n* 22 July - Open day\n* 9 September - Marbling`,
    );
    expect(headings(article)).toEqual(['1. A PRESS IN A BAKERY', '2. DATES']);
    expect(texts(article)).toContain(PROSE);
    expect(texts(article)).toContain('22 July - Open day');
  });

  test('is not the heading of a box of lines between two rules', async () => {
    const box = ['='.repeat(30), 'THE INK LETTER', 'A letter about presses - 7', '='.repeat(30)];
    const article = await read(`${HEADER.join('\n')}\n\n${box.join('\n')}\n\nHello friends,\n\n${PROSE}`);
    expect(headings(article)).toEqual([]);
    expect(texts(article)[0]).toBe('THE INK LETTER A letter about presses - 7');
  });

  test('that ends a list above a rule is none', async () => {
    const article = await read(
      `The Ink Letter\n\n${PROSE}\n\n1. Ink and rollers\n2. Paper and card\n${rule}\n\n${PROSE} Two.`,
    );
    expect(headings(article)).toEqual([]);
    expect(texts(article)).toContain('2. Paper and card');
  });

  test('lines above and below a rule are not joined', async () => {
    const article = await read(
      `The Ink Letter\n\nThe press stands in the old bakery now, and everybody\nwho brings a loaf may pull a card\n* * *\nand the next one is on the house, as long as the ink\nlasts and the oven is warm.`,
    );
    expect(texts(article)).toHaveLength(2);
  });
});

describe('a mark of quotation at the start of a line', () => {
  test('goes where lines are joined, and quoted lines stay apart from others', async () => {
    const article = await read(
      `The Ink Letter\n\n${PROSE}\n\n> "It is the only print shop here where you cannot\n> swing a stick," she says.\n\nIda wrote:\n> The oven is warm.\n>\n>> And the ink?\n\nIt dries.\n\n> Let it.`,
    );
    expect(texts(article).slice(1)).toEqual([
      '"It is the only print shop here where you cannot swing a stick," she says.',
      'Ida wrote:',
      'The oven is warm.',
      'And the ink?',
      'It dries.',
      'Let it.',
    ]);
  });

  test('is left where it is none', async () => {
    const article = await read(
      `The Ink Letter\n\n${PROSE}\n\n> 20 % of the cards went to children.\n\n>>> a = 1\n>>> b = a + 1\n>>> print(b)`,
    );
    expect(article.text).toContain('> 20 % of the cards');
    expect(article.text).toContain('>>> a = 1\n>>> b = a + 1');
  });
});

const LETTER = `View this email in your browser
https://mailchi.mp/ness/june?utm_source=newsletter&id=7&utm_medium=email

** NESS HARBOUR NEWS **
------------------------------------------------------------

** The swing bridge reopens
------------------------------------------------------------
The swing bridge at Ness opens to traffic again on 17 June. The new bearing weighs eleven tonnes.
Read the full story (https://ness.example/bridge?utm_source=newsletter)

** Regatta on 6 July
------------------------------------------------------------
Forty boats have entered so far. Entry costs 15 crowns a boat and closes on 28 June.

============================================================
Want to change how you receive these emails?
You can update your preferences (https://ness.example/profile?u=8f3a) or unsubscribe from this list (https://ness.example/unsub?u=8f3a).
`;

test('a newsletter that was sent as text is read without its ways to leave it, the marks of its headings and of its senders', async () => {
  const article = await read(LETTER);
  expect(article).toMatchObject({ title: 'NESS HARBOUR NEWS', url: 'https://mailchi.mp/ness/june?id=7' });
  expect(headings(article)).toEqual(['The swing bridge reopens', 'Regatta on 6 July']);
  expect(article.text).not.toMatch(/https|unsubscribe|receive these/);
});
