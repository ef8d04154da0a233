/** Headings that others of their kind make known, above lists, tables and short lines; and lines that stay lines. */
import { describe, expect, test } from 'vitest';
import { headings, read, texts } from '../../reading.ts';

const PROSE = 'The pottery fires its kiln on the first Monday of each month, whoever has filled it.';

test('a line in capitals heads short lines below a blank one, as others in capitals head prose', async () => {
  const article = await read(
    `Kiln rules\n\n${PROSE}\n\nFEES\n\nSmall shelf (up to six cups) £4\nLarge shelf (up to a sink) £11\nWhole kiln: please ask.\n\nGLAZES\n\n${PROSE} No lead.\n\nOPEN\n\nEvery day but Monday\n\nBREAKAGES\n\n${PROSE} Sweep.`,
  );
  expect(headings(article)).toEqual(['FEES', 'GLAZES', 'OPEN', 'BREAKAGES']);
});

test('a word heads the list directly below it, though its items begin small', async () => {
  const article = await read(
    `Kiln rules\n\n${PROSE}\n\nGlazes\n${PROSE} No lead.\n\nTools\n- needles and wires\n- a bat for the wheel\n\n${PROSE} It is warm.`,
  );
  expect(headings(article)).toEqual(['Glazes', 'Tools']);
});

describe('no heading', () => {
  test.each([
    [
      'a line in capitals that nothing like it goes with',
      `FEES\n\nSmall shelf £4\nLarge shelf £11\n\n${PROSE}`,
      'FEES',
    ],
    ['who signs in capitals', `GLAZES\n\n${PROSE}\n\nFEES\n\n${PROSE}\n\nADA BERG\n\nKeeper of the kiln`, 'ADA BERG'],
    [
      'the marks of those who take money, above the copyright',
      `${PROSE}\n\nMaestro Bancontact Twint Cash\n\n© 2019 The Kiln Ltd. Registered in Oor under number 4711, all pots reserved.`,
      'Maestro Bancontact Twint Cash',
    ],
    [
      'a line that goes on below',
      `${PROSE}\n\nGlazes and slips\n\nwhich nobody may mix in the kitchen, whatever the clock says.`,
      'Glazes and slips',
    ],
  ])('%s', async (_, body, line) => {
    const article = await read(`Kiln rules\n\n${PROSE} So be early.\n\n${body}`);
    expect(headings(article)).not.toContain(line);
    expect(texts(article)).toContain(line);
  });
});

test('questions stand below the line in capitals that groups them', async () => {
  const answer = (of: string) => `We mend ${of} on Tuesdays, and whoever brings one makes the tea.`;
  const asked = (what: string) => `Do you mend ${what}?\n${answer(what)}`;
  const text = `Oar club\n\nREPAIRS\n\n${asked('oars')}\n\n${asked('sails')}\n\nVISITS\n\n${asked('clocks')}\n\nOTHER\n\nRing the bell at the door and wait.`;
  const article = await read(text);
  const paths = article.blocks.filter(({ kind }) => kind === 'heading').map(({ heading }) => heading);
  expect(paths).toEqual([
    ['REPAIRS'],
    ['REPAIRS', 'Do you mend oars?'],
    ['REPAIRS', 'Do you mend sails?'],
    ['VISITS'],
    ['VISITS', 'Do you mend clocks?'],
    ['OTHER'],
  ]);
});
