/** Which lines of plain text are headings, and which only look like some. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/types.ts';
import { headings, read, texts } from '../reading.ts';

/** Kind and text of each block. */
const blocksOf = (article: Article) =>
  article.blocks.map(({ kind, start, end }) => [kind, article.text.slice(start, end)]);

describe('short lines that are no headings', () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  test.each([
    ['a list item', `Title\n\n${prose}\n\n- Milk and bread\n- Eggs\n\n${prose}!`],
    ['verse', `Title\n\n${prose}\n\nThe wind is up\n\nThe moon is low\n\nThe boats are in\n\n- end -\n\n${prose}!`],
    ['a signature', `Title\n\n${prose}\n\nJane Doe`],
    ['a date line', `Title\n\nMarch 8, 2018\n\n${prose}`],
    ['a byline', `Title\n\nBy Jane Doe\n\n${prose}`],
    ['a byline in capitals', `Title\n\nVON ANNA SCHMIDT\n\n${prose}`],
    ['who reported', `Title\n\nReported by Jane Doe\n\n${prose}`],
    ['a guest', `Title\n\nGuest: Jane Doe, keeper of bees\n\n${prose}`],
    ['who was excused', `Title\n\n${prose}\n\nApologies: Jane Doe, John Roe\n\n${prose}!`],
    ['a credit', `Title\n\n${prose}\n\nPhoto: Jane Doe\n\n${prose}!`],
    ['a Korean sentence', `Title\n\n${prose}\n\n등대는 오래되었습니다\n\n${prose}!`],
    ['a lead-in', `Title\n\n${prose}\n\nThe following was agreed:\n\n${prose}!`],
    ['a torn line', `Title\n\n${prose}\n\nThe share of CO\n\n2 has risen in all of the years that were measured.`],
    ['a quotation and its speaker', `Title\n\n“${prose}”\n\nJane Doe\n\n${prose}!`],
  ])('%s', async (_, text) =>
    expect(headings(await read(text)).filter((heading) => heading !== 'The share of CO')).toEqual([]),
  );
});

test('a heading may bear the marks of Markdown or of a wiki, which are no part of it', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const parts = ['## The boat', '### Its oars', '== The pier ==', '=== Its lamp ==='];
  const article = await read(`Title\n\n${parts.map((part, at) => `${part}\n\n${prose} ${at}.`).join('\n\n')}`);
  expect(article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading)).toEqual([
    ['The boat'],
    ['The boat', 'Its oars'],
    ['The pier'],
    ['The pier', 'Its lamp'],
  ]);
});

test('two syllables of Hangul are a heading, as two characters of Chinese are', async () => {
  const prose = '반죽은 삼십 분 동안 냉장고에서 숙성하고 감자는 껍질을 벗겨 두껍게 썰어 찬물에 담가 둔다.';
  const article = await read(`수제비\n\n${prose}\n\n재료\n\n- 밀가루\n- 감자 세 개\n\n배경\n\n${prose} 끝.`);
  expect(headings(article)).toEqual(['재료', '배경']);
});

test.each([
  'Parliament Approves The Treaty',
  'Portugal Votes Again',
  'Byzantium After The Fall',
  'Von der Leyen Replies',
])('a heading that only begins as a byline does is one: %s', async (heading) => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const article = await read(`Title\n\n${prose} One.\n\n${heading}\n\n${prose} Two.`);
  expect(headings(article)).toEqual([heading]);
});

const CREDITS = `By Jane Doe|By JANE DOE, Reuters|Jane Doe|Analysis by Jane Doe|Jane Doe, Seoul correspondent|김철수 기자
12 March 2018|Posted on March 12, 2018 by Jane Doe|Updated 9:42 PM ET, Tue March 6, 2018|5 min read|Reuters|The Associated Press`;

test.each(CREDITS.split(/[|\n]/))('"%s" between a headline and its story takes no rank from it', async (credit) => {
  const article = await read(
    [
      'Island News',
      'The ferry to the outer isles runs again since Monday, and nobody on the quay believed that it would.',
      'Bridge closed until spring',
      credit,
      'The bridge stays closed, said the mayor, because its deck is rotten through and through.',
      'The last miller',
      credit,
      '3 April 2018',
      'He has ground the corn of the island for sixty years, and nobody follows him.',
    ].join('\n\n'),
  );
  expect(article.title).toBe('Island News');
  expect(headings(article)).toEqual(['Bridge closed until spring', 'The last miller']);
  const pathOf = (start: string) =>
    article.blocks.find((block) => article.text.startsWith(start, block.start))?.heading;
  expect(pathOf('The bridge stays')).toEqual(['Bridge closed until spring']);
  expect(pathOf('He has ground')).toEqual(['The last miller']);
});

test('headings are found by underline, number, capitals and table of contents', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn.';
  const article = await read(
    `The Report\n\nFirst Part\n==========\n${prose}\n\nInner Part\n----------\n\n${prose} One.\n\n2. METHODS\n\n${prose} Two.\n\n2.1 Samples\n\n${prose} Three.`,
  );
  expect(article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading)).toEqual([
    ['First Part'],
    ['First Part', 'Inner Part'],
    ['2. METHODS'],
    ['2. METHODS', '2.1 Samples'],
  ]);
  const wiki = await read(
    `Wiki\n\nContents\n1 Early life\n2 Work\n3 Later\nEarly life\n${prose}\nWork\n${prose} Two.\nLater\n${prose} Three.`,
  );
  expect(headings(wiki)).toEqual(['Early life', 'Work', 'Later']);
});

test.each(['\n', '\n\n'])('numbered points of minutes are headings, set apart by %j', async (gap) => {
  const points = [
    'The tank leaks and will be mended before Easter, the meeting decided.',
    'None was declared.',
    '3.1 Gate. The gate will be painted. 3.2 Hedge. The hedge stays as it is.',
  ];
  const names = ['1. Water', '2. Declarations of interest', '3. Any other business'];
  const article = await read(
    `Allotment Society\n\nMinutes of 4 March 2022\n\n${names.map((name, at) => `${name}${gap}${points[at]}`).join('\n\n')}`,
  );
  expect(headings(article)).toEqual(names);
});

test('numbered steps stay a list', async () => {
  const steps = '1. Wet your hands\n2. Take a piece of dough and roll it\n3. Serve';
  const article = await read(
    `Dumplings\n\nMy grandmother made them every winter, and never weighed a thing.\n\n${steps}`,
  );
  expect(headings(article)).toEqual([]);
});

test('a question of two short sentences heads its answer among other questions', async () => {
  const questions = [
    'Who can get a card?',
    'I lost my card. What now?',
    'How long is it valid?',
    'Do you charge fines?',
  ];
  const answers = questions.map(
    (question, at) => `${question}\nThe desk on floor ${at} tells you what to do about that.`,
  );
  const article = await read(`The Library\n\n${answers.join('\n\n')}`);
  expect(headings(article)).toEqual(questions);
});

test('a numbered heading above a table follows the numbered headings before it', async () => {
  const prose = 'The committee met on Tuesday and agreed that nothing could be decided before the autumn';
  const article = await read(
    `The Comet\n\n1. WHERE\n\n${prose} one.\n\n2. WHEN\n\n${prose} two.\n\n3. DATES\n\n    Day   Height\n    1     22\n    2     16`,
  );
  expect(headings(article)).toEqual(['1. WHERE', '2. WHEN', '3. DATES']);
});

describe('a log', () => {
  const log = ['05:12:40  pump two stops', '05:13  Ida called out', '05:20  valve found shut', '06:05  all well'];
  const page = (between: string) =>
    `The night of the pump\n\nSUMMARY\nThe pump stood still for an hour, because somebody had shut the valve behind it.\n\nCAUSES\nThe valve looks the same whether it is open or shut, and nobody had painted it.\n\nTIMES (all local)${between}${log.join(between)}\n\nACTIONS\n[done] Paint the valve. Owner: Ida\n[open] Buy a second pump. Owner: board`;

  test.each(['\n', '\n\n'])('has entries, which are no headings, set apart by %j', async (between) => {
    const article = await read(page(between));
    expect(headings(article)).toEqual(['SUMMARY', 'CAUSES', 'TIMES (all local)', 'ACTIONS']);
    for (const line of log) expect(blocksOf(article)).toContainEqual(['list-item', line.replace('  ', ' ')]);
  });

  test('is none where times stand at the starts of wrapped lines', async () => {
    const prose =
      'Nobody on the island could say in the end why the train at\n10:30 was late on the morning of the fair, and why that of\n11:15 came at noon with nobody in it.';
    expect((await read(`The day\n\n${prose}`)).blocks).toHaveLength(1);
  });

  test('with prose below each time keeps its headings', async () => {
    const prose = 'The boat was late, and the mayor spoke for longer than anybody on the quay had feared.';
    const article = await read(`The day\n\n09:00 Opening\n\n${prose} One.\n\n10:00 Lunch\n\n${prose} Two.`);
    expect(headings(article)).toEqual(['09:00 Opening', '10:00 Lunch']);
  });
});

describe('a conversation', () => {
  const turns = [
    'IDA MOE: Ola, welcome. How many boats are left?',
    'OLA BREKKE: Four. There were nine, but the winter took five of them.',
    'MOE: Which of them is hardest to keep afloat?',
    'BREKKE: The Tern. She leaks at the stern, and always has.',
    'MOE: Will She Sail Again?',
    'BREKKE: She will, when the carpenter is back.',
  ];

  test.each(['\n', '\n\n'])(
    'is a paragraph a turn, with its speaker and no heading, set apart by %j',
    async (between) => {
      const head = 'Slow Radio\nGuest: Ola Brekke, boat builder\nHost: Ida Moe';
      const article = await read(`${head}\n\n${turns.join(between)}`);
      expect(headings(article)).toEqual([]);
      for (const turn of turns) expect(blocksOf(article)).toContainEqual(['paragraph', turn]);
    },
  );

  test('is none where two kinds of stories return', async () => {
    const prose = 'The boat was late, and the mayor spoke for longer than anybody on the quay had feared.';
    const names = ['Opinion: The Tide Tax', 'Analysis: The Ferry', 'Opinion: The Bridge', 'Analysis: The Quay'];
    const stories = names.map((name, at) => `${name}\n\n${prose} ${at}`);
    expect(headings(await read(`Gazette\n\n${stories.join('\n\n')}`))).toEqual(names);
  });
});

describe('lines of a list are no headings', () => {
  const prose =
    'The rowing club has met in the old boathouse since the flood, and the roof of it has been mended in every other year.';

  test('labels with their values are a list, and the line above them heads it', async () => {
    const list = 'President: Ada Berg\nBoats and oars: Jon Vik\nYouth: Mia Dahl';
    const article = await read(`The rowing club\n\n${prose}\n\nBoard\n\n${list}\n\n${prose} So it goes.`);
    expect(headings(article)).toEqual(['Board']);
    expect(texts(article)).toContain('Youth: Mia Dahl');
  });

  test('labels with their values below a button are kept', async () => {
    const list = 'President: Ada Berg\nBoats and oars: Jon Vik';
    expect((await read(`Skip to content\n${list}\n\n${prose}\n\n${prose} So it goes.`)).text).toContain('Jon Vik');
  });

  test('who was absent heads nothing', async () => {
    const article = await read(
      `The rowing club\n\nMinutes of the board\n\nAbsent: Ada Berg, Jon Vik\n\n1. The roof\n\n${prose}`,
    );
    expect(headings(article)).not.toContain('Absent: Ada Berg, Jon Vik');
    expect(headings(article)).toContain('1. The roof');
  });

  test('the last of several short lines heads nothing below, and a word above numbered steps heads them', async () => {
    const article = await read(
      `Club dinners\n\n${prose}\n\nPea soup\n\nFor a whole crew, which is nine people and a guest.\n\nYou need\n2 kg peas\n3 onions\nPepper, coarse salt\n\nMethod\n1. Soak the peas overnight.\n2. Boil them with the onions.\n\n${prose} It was.`,
    );
    expect(headings(article)).toContain('Method');
    expect(headings(article)).not.toContain('Pepper, coarse salt');
  });

  test('who signs a letter heads nothing, and is not lost with the foot of the page', async () => {
    const foot = 'You receive this email because you row with us. Unsubscribe | Update your preferences';
    const article = await read(`The club\n\n${prose}\n\nWith dry feet, and in haste,\nAda Berg\n\n${foot}`);
    expect(texts(article)).toEqual([prose, 'With dry feet, and in haste,', 'Ada Berg']);
    expect(headings(article)).toEqual([]);
  });

  test('a question may end in the word that asks for its object', async () => {
    const article = await read(`The club\n\n${prose}\n\nWhat the rowers ask for\n\n${prose} It is not much.`);
    expect(headings(article)).toEqual(['What the rowers ask for']);
  });

  test.each(['2 May 2021 | Ada Berg', 'Ada Berg | May 2, 2021 | 3 comments'])(
    'a day beside a name heads nothing: %s',
    async (line) => {
      const article = await read(`The club\n\n${prose}\n\n${line}\n\n${prose} It is not much.`);
      expect(headings(article)).toEqual([]);
    },
  );
});
