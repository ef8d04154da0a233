import { expect, test } from 'vitest';
import { speak } from '../../src/discord/messages/index.ts';
import { downloadUpload } from '../../src/discord/upload.ts';

const config = { UPLOAD_HOSTS: ['cdn.discordapp.com'], MAX_ARTICLE_MB: 1 };
const rules = { config, say: speak('en'), locale: 'en' as const };
const good = { name: 'a.md', url: 'https://cdn.discordapp.com/a/b/a.md', sizeBytes: 10, contentType: 'text/markdown' };

function answering(body: string | Uint8Array, init: ResponseInit = {}) {
  const asked: [string, RequestInit | undefined][] = [];
  const fetcher: typeof fetch = async (url, options) => {
    asked.push([String(url), options]);
    return new Response(typeof body === 'string' ? body : new Uint8Array(body), init);
  };
  return { asked, fetcher };
}

test('a good file is fetched without following redirects', async () => {
  const { asked, fetcher } = answering('# Title');
  const { name, content } = await downloadUpload(good, rules, fetcher);
  expect([name, Buffer.from(content).toString()]).toEqual(['a.md', '# Title']);
  expect(asked[0]?.[1]).toMatchObject({ redirect: 'error' });
});

test.each([
  ['another host', { url: 'https://evil.example/a.md' }],
  ['a host that only looks right', { url: 'https://cdn.discordapp.com.evil.example/a.md' }],
  ['a host behind a name', { url: 'https://cdn.discordapp.com@evil.example/a.md' }],
  ['plain http', { url: 'http://cdn.discordapp.com/a.md' }],
  ['an address with a name in it', { url: 'https://bot@cdn.discordapp.com/a.md' }],
  ['an address with a password in it', { url: 'https://:secret@cdn.discordapp.com/a.md' }],
  ['another port', { url: 'https://cdn.discordapp.com:8443/a.md', name: 'a.exe' }],
  ['this machine', { url: 'http://127.0.0.1/a.md' }],
  ['a file address', { url: 'file:///etc/passwd' }],
  ['no address', { url: 'a.md' }],
  ['another kind', { name: 'a.zip' }],
  ['a kind that the sender contradicts', { contentType: 'image/png' }],
  ['a name with a folder above', { name: '..md' }],
  ['a hidden name', { name: '.md' }],
  ['a name of control characters', { name: 'a\u0000.md' }],
  ['a name that shows in another order than it has', { name: 'a\u202edm.md' }],
  ['a name that no disk takes', { name: 'what?.md' }],
  ['a name that reads as an option', { name: '-rf.md' }],
  ['a name of too many bytes', { name: `${'기'.repeat(90)}.md` }],
  ['a name that is too long', { name: `${'a'.repeat(97)}.md` }],
  ['too large a file', { sizeBytes: 1_000_001 }],
  ['an empty file', { sizeBytes: 0 }],
])('%s is refused before anything is fetched', async (_, change) => {
  const { asked, fetcher } = answering('x');
  await expect(downloadUpload({ ...good, ...change }, rules, fetcher)).rejects.toMatchObject({
    code: 'UPLOAD_REFUSED',
    audience: 'asker',
  });
  expect(asked).toEqual([]);
});

test.each([
  'Über uns (neu) #1.md',
  '#1 [draft] – Q&A, part 2; “final”!.md',
  "Wait... what's new.html",
  '보고서 №3 (최종).pdf',
])('the name %s is kept as it is', async (name) => {
  const { fetcher } = answering('x');
  expect((await downloadUpload({ ...good, name, contentType: null }, rules, fetcher)).name).toBe(name);
});

test('a folder in the name is left out', async () => {
  const { fetcher } = answering('x');
  expect((await downloadUpload({ ...good, name: '../../etc/cron.d/a.md' }, rules, fetcher)).name).toBe('a.md');
});

test('a body that is longer than was said is cut off, and a missing file is said so', async () => {
  const long = answering(new Uint8Array(1_100_000));
  await expect(downloadUpload(good, rules, long.fetcher)).rejects.toThrow('at most 1 MB are allowed');
  const gone = answering('no', { status: 404 });
  await expect(downloadUpload(good, rules, gone.fetcher)).rejects.toThrow('could not be fetched');
  await expect(downloadUpload(good, rules, answering('').fetcher)).rejects.toThrow(speak('en')('upload.empty'));
});

test.each(['a\u202edm.md', 'a\nb.md'])(
  'a name with an invisible character is refused with that reason: %j',
  async (name) => {
    await expect(downloadUpload({ ...good, name }, rules, answering('x').fetcher)).rejects.toMatchObject({
      message: expect.stringContaining('and without invisible characters.'),
    });
  },
);
