/** Forms to be filled in by hand are left out; gaps in a text that is no form are not. */
import { describe, expect, test } from 'vitest';
import { read, texts } from '../reading.ts';

const PROSE = 'The choir sails to the island on the second Saturday in June, and comes back on Sunday with the tide.';
const page = (text: string) => read(`Choir trip\n\n${PROSE}\n\n${text}`);

describe('a blank form is left out', () => {
  test.each([
    [
      'below the line of the cut',
      '- - - - - cut off here - - - - -\nMy child ______________ (voice ____) may sail with the choir.\nAllergies: ______________\nMy child can swim: yes / no\nSigned: ____________ Date: ________',
    ],
    [
      'below the line of the cut that asks for no name',
      '- - - cut here - - -\nMy child ______________ may sail with the choir.\nWe bring ______________ for the supper.',
    ],
    [
      'that asks who signs',
      'I have read the rules of the boat. ____ (please tick)\nName of singer: ______________\nSignature: ______________',
    ],
    ['in German', 'Mein Kind ____________ darf mitfahren.\nDatum: ________ Unterschrift: ____________'],
  ])('%s', async (_, form) => {
    const article = await page(form);
    expect(texts(article)).toEqual([PROSE]);
    expect(article.omitted.map(({ text }) => text).join('\n')).toContain('____');
  });
});

describe('what stays', () => {
  test.each([
    ['an exercise', 'The choir was founded in ________ by a baker.\nIts first song was ________ and nobody knew it.'],
    ['one line with a gap', `The word on the stone is "san____", and the rest is lost. ${PROSE}`],
    ['names of a program', 'Call __init__ first.\nThen set max____depth to four and wait for the choir.'],
    [
      '"cut here" in a pattern',
      'Cut here\n\nThe cloth frays, so sew its edge at once with a narrow stitch and a strong thread.',
    ],
  ])('%s', async (_, text) => {
    const article = await page(text);
    for (const line of text.split('\n').filter(Boolean)) expect(article.text).toContain(line);
  });
});
