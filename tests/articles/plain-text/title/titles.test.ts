/** Which line of a copied page is its title, where a menu, the way to the page or a tagline stands above. */
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../../src/articles/read.ts';
import { headings, OPTIONS, read, texts } from '../../reading.ts';
import { MORE, PROSE, page } from './page.ts';

describe('the title stands below the menu, the way to the page or the tagline', () => {
  const name = 'Marsh & Hive';
  const tagline = 'Stories from people who keep bees';
  const title = 'Eleven hives on a sledge, and why they had to go';
  test.each([
    ['a tagline and a menu', `${name}\n${tagline}\nNews | Keeping | Forum | About us`],
    ['a tagline, a menu and the kind of piece', `${name}\n${tagline}\nNews | Keeping | Forum\n\nREPORTAGE`],
    [
      'a menu of unknown labels and the way to the page',
      `${name}\n${tagline}\n\nYou are here: Keeping / Winter / Moving`,
    ],
    ['a menu of two labels', `${name}\nEssays | About`],
    ['a menu and the field of a search', `${name}\nNews  Keeping  Forum\n\nSearch for:`],
    ['a menu, one label a line', `${name}\n${tagline}\nMenu\nHome\nNews\nForum\nSearch`],
    [
      'a menu and a day',
      `${name}: notes from the dyke\n\n${tagline}\n\nHome   News   Archive   Contact\n\nMonday, 4 May 2020`,
    ],
    [
      'a menu and the stars that readers gave',
      `${name}\n${tagline}\nNews | Keeping | Forum\n\nPrint ★★★★☆ 4.1 from 30 votes`,
    ],
  ])('%s', async (_, head) => {
    const article = await page(`${head}\n\n${title}\n\nPosted by Ida Moe | Updated 5 May 2020`);
    expect(article).toMatchObject({ title, author: 'Ida Moe' });
    expect(article.date).toMatch(/^2020-05-0[45]$/);
    expect(headings(article)).toEqual([]);
    expect(article.text).not.toContain(name);
    expect(article.text).not.toContain(tagline);
  });

  test('and a row of buttons below its credits is not one', async () => {
    const article = await page(`${name}\nEssays | About\n\n${title}\n\nby Ida Moe\n4 May 2020\n\nShare Tweet Pin`);
    expect(article).toMatchObject({ title, author: 'Ida Moe', date: '2020-05-04' });
    expect(headings(article)).toEqual([]);
    expect(article.text).not.toContain('Tweet');
  });

  test('and may be one of many headlines, where it alone is signed', async () => {
    const sections = [1, 2, 3, 4]
      .map((n) => `${n}. What the warden of dyke ${n} saw\n\n${PROSE} So it was at dyke ${n}.`)
      .join('\n\n');
    const article = await read(
      `${name}\nEssays | About\n\n${title}\n\nby Ida Moe\n4 May 2020\n\n${MORE}\n\n${sections}`,
    );
    expect(article).toMatchObject({ title, author: 'Ida Moe' });
    expect(headings(article)).toHaveLength(4);
  });

  test('and stands below the name and the field of a search', async () => {
    const head = 'Skip to content\n\nHive Times\n\nSearch for:\n\nThe frozen marsh';
    const article = await page(head);
    expect(article.title).toBe('The frozen marsh');
    expect(texts(article)[0]).toBe(PROSE);
    expect((await page('The frozen marsh\n\nSearch for:\n\nWhat the hives weigh')).title).toBe('The frozen marsh');
  });

  test('and the lines above it are kept where the host keeps everything', async () => {
    const text = `${name}\n${tagline}\nNews | Keeping | Forum\n\n${title}\n\nBy Ida Moe\n\n${PROSE}\n\n${MORE}`;
    const article = await parseArticle('a.txt', new TextEncoder().encode(text), { ...OPTIONS, boilerplate: 'keep' });
    expect(article.title).toBe(title);
    expect(article.text).toContain(tagline);
    expect(article.omitted).toEqual([]);
  });

  test.each([
    `${title}\n\nBy Ida Moe\n\nPrint | Email | Share\n\nA night on the marsh in the winter`,
    `${title}\n\nA night on the marsh in the winter\n\nBy Ida Moe`,
    `${title}\n\nHome | News | Forum`,
    'Bees\n\nA night on the marsh in the winter',
    'Bees\n\nMonday, 4 May 2020\n\nA night on the marsh in the winter',
    'Bees\n\nA night on the marsh in the winter\n\nMonday, 4 May 2020',
    'BEES\n\nA night on the marsh in the winter\n\nBy Ida Moe',
    'Bees, bogs and the long way over the marsh\n\nHome | News | Forum\n\nEleven hives and the warden in one night',
    'Bees\n\nHome > Insects > Bees\n\nA night on the marsh in the winter',
    'Bees\n\nSalt / honey / oil\n\nHow to move them in winter',
    'Bees\n\nSalt / honey / oil\nOil comes from the mill',
    'Bees\n\nMonday Tuesday Wednesday Thursday Friday\n\nA night on the marsh\n\n4 May 2020',
  ])('and is the first line where nothing says that this one names the site: %j', async (head) => {
    const article = await page(head);
    expect(article.title).toBe(head.split('\n')[0]);
  });

  test('and where several lines may be it, the one whose words the text is about', async () => {
    const head = `Hivebase - letters to beekeepers\nA B C D E F G H I J K L M N O P R S T U V W Z`;
    const article = await page(`${head}\n\nWinter letter: what one may do\n\nThe frozen marsh\nstagnum glaciatum`);
    expect(article.title).toBe('The frozen marsh');
    expect(texts(article)[0]).toBe('Winter letter: what one may do');
  });

  test('and not its subtitle, whose words the text has as well', async () => {
    const article = await page(
      `${name}\nNews | Keeping | Forum\n\nA quiet uprising of bees\n\nBeekeepers moved eleven hives in one night`,
    );
    expect(article.title).toBe('A quiet uprising of bees');
  });

  test.each([
    'Eleven hives go over the marsh; two are empty, and nobody has asked the bees whether they like it',
    '“We lost two hives”',
    'Bees, bogs and sledges: what the winter of the open dyke did to eleven hives and to those who moved them',
    "'They never slept': eleven hives moved",
  ])('and may be longer than a heading or have other marks: %s', async (headline) => {
    const article = await page(`${name}\n${tagline}\nNews | Keeping | Forum\n\n${headline}\n\nBy Ida Moe`);
    expect(article).toMatchObject({ title: headline, author: 'Ida Moe' });
  });

  test.each(["Ida's Frozen Marsh (Zmrzlá bažina)", 'Hives, Sledges & Oxen (of the north)'])(
    'and may end in words in brackets: %s',
    async (headline) => {
      const article = await page(`${name}\n${tagline}\nNews | Keeping | Forum\n\n${headline}\n\nBy Ida Moe`);
      expect(article.title).toBe(headline);
    },
  );

  test('and a row of its own sections is no menu', async () => {
    const article = await read(
      `Moving hives\n\nSledge | Boat | Cart of oxen\n\nSledge and what it carries\n\n${PROSE}\n\nBoat\n\n${MORE}\n\nCart of oxen\n\n${PROSE} Twice.`,
      'b.txt',
    );
    expect(article.title).toBe('Moving hives');
    expect(headings(article)).toContain('Boat');
  });

  test.each(['sledge-hives.txt', 'a.txt'])('and a subtitle below it is none (%s)', async (path) => {
    const article = await page(
      `${name}\nNews | Keeping | Forum\n\n${title}\n\nHives on a sledge are a risk\n\nBy Ida Moe`,
      path,
    );
    expect(article.title).toBe(title);
    expect(article.text).toContain('Hives on a sledge are a risk');
  });
});

test('a menu that goes on below the title is no text', async () => {
  const article = await page(
    'Aldermoor\nNews   Bees   Boats   Search\n\nHome > Bees > Questions\n\nWhat beekeepers ask most\n\nDykes | Tides | Boats | Report a bee',
  );
  expect(article.title).toBe('What beekeepers ask most');
  expect(article.text).toBe(`${PROSE}\n\n${MORE}`);
});

describe('the name of the file tells which of two lines is the title', () => {
  const head = 'ALDERMOOR BEEKEEPERS CLUB\n\nRules for Moving Hives\n\nVersion 2 | Agreed on 4 May 2020';

  test('where the first names who wrote it; that line stays in the text', async () => {
    const article = await page(head, 'hive-rules.txt');
    expect(article).toMatchObject({ title: 'Rules for Moving Hives', date: '2020-05-04' });
    expect(texts(article)[0]).toBe('ALDERMOOR BEEKEEPERS CLUB');
    expect(headings(article)).toEqual([]);
  });

  test.each(['aldermoor-rules.txt', 'a.txt', 'beekeepers.txt'])('and says nothing where it is %s', async (path) => {
    expect((await page(head, path)).title).toBe('ALDERMOOR BEEKEEPERS CLUB');
  });

  test('nor where the first line is no name in capitals', async () => {
    expect(
      (await page(head.replace('ALDERMOOR BEEKEEPERS CLUB', 'A night on the marsh'), 'hive-rules.txt')).title,
    ).toBe('A night on the marsh');
  });

  test('nor where a menu follows a title that the file is named for', async () => {
    const menu = 'Moving hives\n\nHome | News | Forum\n\nA night on the marsh in the winter';
    expect((await page(menu, 'moving-hives.txt')).title).toBe('Moving hives');
  });
});
