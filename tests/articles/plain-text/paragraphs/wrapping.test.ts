/** Lines that an editor broke in mid-sentence become one paragraph again, whatever stands directly above or below. */
import { expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const OPENING =
  'The mill on Sadler Brook ground its last sack in 1961, and the wheel has hung still ever since then.\n\n';

test('a paragraph of two wrapped lines directly below its heading stays whole', async () => {
  const article = await read(
    `The Sadler Mill\n\n${OPENING}The wheel\nIt is made of larch and stands four metres high, with forty-eight buckets. Each of\nthem holds eleven litres of water.\n\n` +
      'The stones\nTwo pairs came from the Eifel, and one from the quarry at Hather. The latter wore\nout within a year.\n',
  );
  expect(headings(article)).toEqual(['The wheel', 'The stones']);
  expect(texts(article)).toContain(
    'It is made of larch and stands four metres high, with forty-eight buckets. Each of them holds eleven litres of water.',
  );
  expect(texts(article)).toContain(
    'Two pairs came from the Eifel, and one from the quarry at Hather. The latter wore out within a year.',
  );
});

test('a wrapped sentence among lines of their own stays whole, where the rest of the text is wrapped as wide', async () => {
  const article = await read(
    'The Sadler Mill\n\nThe mill on Sadler Brook ground its last sack in 1961, and the wheel has\n' +
      'hung still ever since. A trust of forty members now looks after it, and on\nthe first Sunday of each month it is open to all who care to come.\n\n' +
      'Notes for visitors\nThe yard is uneven.\nChildren under twelve come in free, but they must not be left alone near\nthe pit of the wheel.\n',
  );
  expect(texts(article)).toContain('The yard is uneven.');
  expect(texts(article)).toContain(
    'Children under twelve come in free, but they must not be left alone near the pit of the wheel.',
  );
});

test('so does one that stands far to the right, as manuals set what a word means below it', async () => {
  const article = await read(
    'SADLER(1)\n\nDESCRIPTION\n       The wheel on Sadler Brook is started and stopped from the mill house. It\n' +
      '       has hung still since 1961 but can be turned for the visitors who care to\n       come on a Sunday.\n\n' +
      'OPTIONS\n       -s speed\n              How fast the wheel turns. The default is four. More than six\n              is bad for the larch.\n',
  );
  expect(texts(article)).toContain(
    'How fast the wheel turns. The default is four. More than six is bad for the larch.',
  );
});

test('lines in Japanese are joined without a space, and a measure that fills a line is no time stamp', async () => {
  const lines = [
    'この水車は村の人々によって大寒波の年に建てられ、晴れた朝に登ると両方の海岸を見ること',
    'ができます。多くの人々が毎年ここを訪れて、鐘の音を聞きながら海を眺めて過ごしていると',
    'いう話です。',
  ];
  expect(texts(await read(`水車\n\n${lines.join('\n')}\n`))).toEqual([lines.join('')]);
  const bread =
    'Mix the flour with the water and let it rest under a cloth in a warm place for about\n30 min\nand then knead it until it is smooth and does not stick to the hands of whoever kneads\nit any more.';
  expect(texts(await read(`Bread of the mill\n\n${bread}\n`))).toEqual([bread.replaceAll('\n', ' ')]);
});

test('an indented line goes on with the label above it', async () => {
  const article = await read(
    `Sale of the mill\n\n${OPENING}Seller: The Sadler Trust\nObject: Mill, mill house and meadow, Brook Lane,\n        Upper Hather, HT3 9LK\nPrice: by tender\n\nBids are opened on the first Monday of May in the hall.\n`,
  );
  expect(texts(article)).toContain('Object: Mill, mill house and meadow, Brook Lane, Upper Hather, HT3 9LK');
  expect(texts(article)).toContain('Price: by tender');
});

test('a verse keeps its lines in a wrapped text', async () => {
  const article = await read(
    'The Sadler Mill\n\nThe mill on Sadler Brook ground its last sack in 1961, and the wheel has\n' +
      'hung still ever since. A trust of forty members now looks after it, and on\nthe first Sunday of each month it is open to all who care to come.\n\n' +
      'Turn about, wheel of larch,\n  turn about and sing,\nwinter water, grey slate,\n  wakens in the spring\n',
  );
  expect(texts(article)).toContain('turn about and sing,');
});
