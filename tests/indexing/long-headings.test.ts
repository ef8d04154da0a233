/** Title and headings stand before each window: however long they are, the model gets no more than it reads. */
import { expect, test } from 'vitest';
import { openTestCore } from '../helpers/core.ts';

test.each([60, 100, 140, 200, 390, 600])('a heading of about %i characters costs no reindex', async (length) => {
  const words = 'xqz vkj wpf zzk qjx kvw pfz'.split(' ');
  const heading = Array.from({ length: 200 }, (_, i) => words[i % 7])
    .join(' ')
    .slice(0, Math.min(length, 290))
    .trim();
  const prose = Array.from({ length: 400 }, (_, i) => `${words[(i * 3) % 7]}${i % 12 === 11 ? '.' : ''}`).join(' ');
  const title = length > 300 ? words.join(' ').repeat(8) : 'A title';
  const { core } = await openTestCore({
    files: { 'a.md': `# ${title}\n\n## ${heading}\n\n${prose}.\n` },
    indexed: false,
  });
  const report = await core.reindex({ mode: 'full' }).finished;
  expect(report).toMatchObject({ added: 1, failed: [] });
});
