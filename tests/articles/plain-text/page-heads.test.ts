/** Text that was copied out of a PDF: what stands on every page is no part of it. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../reading.ts';

const head = (page: number) => `Clear Alliance | Wells that last                    ${page}`;

/** A report of a cover, a list of contents and three pages. */
const REPORT = `WELLS THAT LAST

Clear Alliance
March 2023


${head(2)}

Contents

Executive summary ........................................ 3
1 Introduction ........................................... 4
1.1 The district ......................................... 4
2 Findings ............................................... 5


${head(3)}

Executive summary

Between May and November we visited every hand pump
in the district. Of 734 pumps, 281 gave no water on
the day of the visit, most of them for want of a part
that costs less than a bag of cement and can be had
in every market town. Villages in which a woman held


${head(4)}

the key to the tool box had their pump back after nine
days; elsewhere it took seven weeks.

1 Introduction

1.1 The district

Tambe is a plateau of red laterite, 1,100 metres above
the sea. The rains fall between June and September, and
in April people walk up to six kilometres for water.


${head(5)}

2 Findings

The commonest fault is a worn leather cup seal, which
accounts for 44 per cent of failures.
`;

test('the heads of its pages go, and a sentence goes on over them', async () => {
  const article = await read(REPORT);
  expect(article.text).not.toContain('Clear Alliance |');
  expect(texts(article).join('\n')).toContain(
    'Villages in which a woman held the key to the tool box had their pump back after nine days; elsewhere it took seven weeks.',
  );
  expect(article.omitted.map(({ text }) => text)).toContain('Clear Alliance | Wells that last 2');
});

test('its list of contents goes although each entry has its page, and tells what are headings', async () => {
  const article = await read(REPORT);
  expect(texts(article).join('\n')).not.toMatch(/Contents|\| 4/);
  expect(headings(article)).toEqual(['Executive summary', '1 Introduction', '1.1 The district', '2 Findings']);
});

test('numbers that go with their words are no pages', async () => {
  const chapter = (number: number) =>
    `Chapter ${number}\n\nThe boat came in at noon and brought the mail, a piano and two goats for the school.\n\nNobody knew who had ordered the goats.\n\n`;
  const article = await read(`The Boat\n\n${[1, 2, 3, 4].map(chapter).join('')}`);
  expect(headings(article)).toEqual(['Chapter 1', 'Chapter 2', 'Chapter 3', 'Chapter 4']);
});

test('rows of a table that count up are no pages', async () => {
  const article = await read(
    'Boats\n\nHarbour      Boats\nCray         12\nHalmet       13\n\nCray         14\nHalmet       15\n\nCray         16\nHalmet       17\n\nAll of them were counted twice, at dawn and at noon, by the same two men.\n',
  );
  for (const count of ['12', '14', '16']) expect(article.text).toContain(count);
});
