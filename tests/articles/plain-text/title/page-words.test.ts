/** Lines at the head of a copied page by which the page speaks, offers and counts: none of them is its title. */
import { describe, expect, test } from 'vitest';
import { headings, read } from '../../reading.ts';
import { page } from './page.ts';

describe('what a page says of itself is no title', () => {
  test.each([
    'Our website uses cookies to improve what you see. Reject all Accept all',
    'This site uses cookies to give our readers a better visit.',
    'Having trouble reading this newsletter? Open it in your browser',
    'Is this e-mail not displayed as it should be? Click here for the web version',
    "Can't read this message? View it online",
    '« Older entry | Overview | Newer entry »',
    '← Previous          All walks          Next →',
    'A B C D E F G H I J K L M N O P R S T U V W Z',
  ])('but the line below it is: %s', async (notice) => {
    const article = await page(`${notice}\n\nEleven hives on a sledge`);
    expect(article.title).toBe('Eleven hives on a sledge');
    expect(article.text).not.toContain(notice);
    expect(headings(article)).toEqual([]);
  });

  test.each([
    'Why this site uses cookies and what they do',
    'We use cookies',
    'How to read e-mail in your browser',
    'What comes next',
    'Trouble on the marsh: view from the dyke',
    'Previous owners of the mill',
    'If you cannot see the dyke',
    'A B C of keeping bees',
  ])('and a headline about such things stays one: %s', async (headline) => {
    expect((await page(`${headline}\n\nEleven hives on a sledge\n\nBy Ida Moe`)).title).toBe(headline);
  });

  test('and stays where there is nothing else', async () => {
    const article = await read('« Older entry | Overview | Newer entry »\n\nBees.');
    expect(article.text).not.toBe('');
  });
});

describe('buttons of a page', () => {
  test.each(['Cart (0)', 'My basket (12)', 'Warenkorb (0)', 'Panier (3)', 'Wishlist (2)'])(
    'that count what one has chosen are no title: %s',
    async (counter) => {
      const article = await page(`Menu\nBees & Sledges\nHives\nHelp\n${counter}\n\nEleven hives on a sledge`);
      expect(article.title).toBe('Eleven hives on a sledge');
      expect(article.text).not.toContain(counter);
    },
  );

  test('that share or keep a story stand below its title', async () => {
    const article = await page(
      'THE SLOW HIVE\na magazine about bees\n\nHome   Archive   Donate\n\nOn Bees\nWhat a hive knows\n\nby Ida Moe\n\n22 January 2022 · 9 minute read\nListen to this essay\nShare   Save   Gift',
      'On bees.txt',
    );
    expect([article.title, article.author, article.date]).toEqual(['On Bees', 'Ida Moe', '2022-01-22']);
    expect(article.text).not.toMatch(/Share|SLOW/);
  });
});
