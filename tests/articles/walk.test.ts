import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseArticle, readArticleBytes } from '../../src/articles/read.ts';
import { type SkippedFile, type WalkedFile, walkArticles } from '../../src/articles/walk.ts';
import { because, describeReason } from '../../src/reasons.ts';

/** As a reindex reads what a walk found. */
const readSmall = async (file: WalkedFile) =>
  parseArticle(file.path, await readArticleBytes(file, 1000), { boilerplate: 'drop', maxBytes: 1000 });

const LIMITS = { maxBytes: 1_000_000, maxFiles: 10_000, maxDepth: 4 };
const windows = process.platform === 'win32';
const root = process.getuid?.() === 0;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-walk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function walk(limits = LIMITS): Promise<{ files: WalkedFile[]; skipped: SkippedFile[] }> {
  const files: WalkedFile[] = [];
  const skipped: SkippedFile[] = [];
  for await (const item of walkArticles(folder, limits)) {
    if ('reason' in item) skipped.push(item);
    else files.push(item);
  }
  return { files, skipped };
}
const put = async (path: string, content: string | Uint8Array = 'Some text.') => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), content);
};

// macOS takes both for one name by itself.
test.skipIf(process.platform === 'darwin')(
  'of two names that read alike one is read, and the other is told of',
  async () => {
    await put('cafe\u0301.txt', 'One.');
    await put('caf\u00e9.txt', 'Other.');
    const { files, skipped } = await walk();
    expect(files.map(({ path }) => path)).toEqual(['caf\u00e9.txt']);
    expect(skipped).toEqual([{ path: 'caf\u00e9.txt', reason: because('file.twin') }]);
  },
);

test('articles are found by their ending, in one order, with names in one form', async () => {
  for (const path of ['b.TXT', 'a.md', 'sub/c.html', 'sub/d.PDF', 'e.markdown', 'cafe\u0301.txt']) await put(path);
  for (const path of ['LICENSE', 'README', '.hidden.txt', '.git/x.txt', 'picture.png', 'data.json']) await put(path);
  const { files, skipped } = await walk();
  expect(files.map(({ path }) => path)).toEqual([
    'a.md',
    'b.TXT',
    'caf\u00e9.txt',
    'e.markdown',
    'sub/c.html',
    'sub/d.PDF',
  ]);
  expect(skipped).toEqual([]);
  expect(files[0]).toMatchObject({
    sizeBytes: 10,
    modifiedMs: expect.any(Number),
    identity: expect.stringMatching(/^\d+:\d+$/),
  });
});

test('what looks like an article and is none is named with the reason', async () => {
  await put('report.docx');
  await put('large.txt', 'x'.repeat(1_000_001));
  await put('1/2/3/4/5/deep.txt');
  const { files, skipped } = await walk();
  expect(files).toEqual([]);
  expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, describeReason(reason)]))).toEqual({
    'report.docx': expect.stringMatching(/\.docx files are not read/),
    'large.txt': expect.stringMatching(/1 MB.*MAX_ARTICLE_MB/),
    '1/2/3/4/5': expect.stringMatching(/5 levels deep, and 4 are allowed.*MAX_DEPTH/),
  });
});

// Other systems open no path this long.
test.skipIf(process.platform !== 'linux')(
  'a path too long to be a key in a database is named, and no other file is held up',
  async () => {
    await put('near.txt');
    const deep = Array.from({ length: 9 }, (_, at) => `${at}${'x'.repeat(229)}`).join('/');
    await mkdir(join(folder, deep), { recursive: true });
    await put(`${deep}/far.txt`);
    const { files, skipped } = await walk({ ...LIMITS, maxDepth: 16 });
    expect(files.map(({ path }) => path)).toEqual(['near.txt']);
    expect(skipped).toEqual([{ path: `${deep}/far.txt`, reason: because('file.path', { count: 2086, limit: 2000 }) }]);
  },
);

// The disks of the others hold no such names.
test.skipIf(process.platform !== 'linux')(
  'a name that is no UTF-8 is told as one, of a file and of a folder',
  async () => {
    const named = (tail: string) =>
      Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from(tail)]);
    await writeFile(named('.md'), '# Coffee');
    await writeFile(named('.zip'), 'no article');
    await mkdir(named(''));
    const { files, skipped } = await walk();
    expect(files).toEqual([]);
    expect(skipped).toEqual(['caf\ufffd', 'caf\ufffd.md'].map((path) => ({ path, reason: because('file.name') })));
  },
);

test('files over the number limit are named, the first of them one by one', async () => {
  for (let at = 0; at < 120; at += 1) await put(`${String(at).padStart(3, '0')}.txt`);
  const { files, skipped } = await walk({ ...LIMITS, maxFiles: 5 });
  expect(files.map(({ path }) => path)).toEqual(['000.txt', '001.txt', '002.txt', '003.txt', '004.txt']);
  expect(skipped).toHaveLength(101);
  expect(skipped.at(-1)).toEqual({ path: '(+15)', reason: because('file.many', { limit: 5 }) });
});

describe.skipIf(windows)('links, pipes and sockets (skipped: Windows makes them otherwise)', () => {
  test('links are followed to files of the folder only', async () => {
    await put('real.txt');
    await put('sub/inner.txt');
    const outside = await mkdtemp(join(tmpdir(), 'footnote-outside-'));
    await writeFile(join(outside, 'secret.txt'), 'secret');
    await symlink(join(outside, 'secret.txt'), join(folder, 'out.txt'));
    await symlink(outside, join(folder, 'out'));
    await symlink('..', join(folder, 'sub', 'loop'));
    await symlink('self.txt', join(folder, 'self.txt'));
    await symlink('nowhere.txt', join(folder, 'gone.txt'));
    await symlink('real.txt', join(folder, 'again.txt'));
    await symlink('sub', join(folder, 'same'));
    const { files, skipped } = await walk();
    await rm(outside, { recursive: true });
    expect(files.map(({ path }) => path)).toEqual(['again.txt', 'real.txt', 'sub/inner.txt']);
    expect(files[0]?.identity).toBe(files[1]?.identity);
    expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, describeReason(reason)]))).toEqual({
      out: expect.stringContaining('leads out of the folder'),
      'out.txt': expect.stringContaining('leads out of the folder'),
      'sub/loop': expect.stringContaining('leads back to a folder that holds it'),
      'self.txt': expect.stringContaining('leads back to itself'),
      'gone.txt': expect.stringContaining('leads nowhere'),
      same: expect.stringContaining('read under its own name'),
    });
  });

  test('a pipe and a socket are named and never opened', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const server = createServer();
    await new Promise<void>((done) => server.listen(join(folder, 'socket.txt'), done));
    const { files, skipped } = await walk();
    await new Promise((done) => server.close(done));
    expect(files).toEqual([]);
    expect(skipped.map(({ reason }) => describeReason(reason))).toEqual([
      expect.stringContaining('a named pipe'),
      expect.stringContaining('a socket'),
    ]);
  });

  test('a pipe or a link put in a file’s place after the walk is neither waited for nor followed', async () => {
    await put('a.txt');
    await put('b.txt');
    const { files } = await walk();
    await rm(join(folder, 'a.txt'));
    execFileSync('mkfifo', [join(folder, 'a.txt')]);
    await rm(join(folder, 'b.txt'));
    await symlink('/etc/hostname', join(folder, 'b.txt'));
    for (const file of files) {
      await expect(readSmall(file)).rejects.toMatchObject({
        code: 'ARTICLE_UNREADABLE',
      });
    }
  });

  test.skipIf(root)('a folder without permission is named (skipped as root, who may read everything)', async () => {
    await put('closed/a.txt');
    await chmod(join(folder, 'closed'), 0);
    const { skipped } = await walk();
    await chmod(join(folder, 'closed'), 0o700);
    expect(skipped).toEqual([{ path: 'closed', reason: because('folder.unread', { why: because('why.permission') }) }]);
  });
});

test('a folder that is not there is an error, never an empty corpus', async () => {
  const missing = walkArticles(join(folder, 'missing'), LIMITS);
  await expect(missing.next()).rejects.toMatchObject({
    code: 'ARTICLES_DIR_UNREADABLE',
    message: expect.stringContaining('ARTICLES_DIR'),
  });
});

test('a folder that is missing and a file in its place are told apart, in words', async () => {
  await put('file.txt');
  for (const [place, why] of [
    ['missing', 'why.missing'],
    ['file.txt', 'why.no-folder'],
    ['file.txt/below', 'why.no-folder'],
  ] as const) {
    const reason = because('root.unread', { folder: join(folder, place), why: because(why) });
    await expect(walkArticles(join(folder, place), LIMITS).next()).rejects.toMatchObject({ reason });
  }
});

test('a file that vanished, grew or was emptied after the walk is refused with the reason', async () => {
  for (const name of ['gone.txt', 'grown.txt', 'empty.txt']) await put(name);
  const { files } = await walk();
  await rm(join(folder, 'gone.txt'));
  await put('grown.txt', 'x'.repeat(5000));
  await put('empty.txt', '');
  const reasons = await Promise.all(files.map((file) => readSmall(file).catch((error: Error) => error.message)));
  expect(reasons).toEqual([
    expect.stringContaining('empty (0 bytes)'),
    expect.stringContaining('cannot be opened'),
    expect.stringContaining('MAX_ARTICLE_MB'),
  ]);
});

test('5,000 tiny files are listed without delay', async () => {
  await mkdir(join(folder, 'many'));
  await Promise.all(Array.from({ length: 5000 }, (_, at) => writeFile(join(folder, 'many', `${at}.txt`), 'tiny')));
  const before = process.cpuUsage();
  const { files } = await walk();
  const { user, system } = process.cpuUsage(before);
  expect(files).toHaveLength(5000);
  expect((user + system) / 1000).toBeLessThan(2000);
});
