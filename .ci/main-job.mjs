// The main job as a host meets it: index a folder, ask, and hold every quote against the stored text, through the command
// line from the sources and once from the built tree. Prints a line a check, and last "passed failed skipped".
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const [, , work] = process.argv;
const counts = { passed: 0, failed: 0, skipped: 0 };
const QUESTION = 'Who announced that the president would meet Kim Jong Un?';

function check(name, holds, found = '') {
  counts[holds ? 'passed' : 'failed']++;
  process.stdout.write(`${holds ? 'ok' : 'FAILED'}  ${name}${holds ? '' : `: ${String(found).slice(0, 500)}`}\n`);
}

/** The command line: `npm run -s cli --` from the sources, node on the built file from dist. */
const sources = (args, env) => run('npm', ['run', '-s', 'cli', '--', ...args], env);
const built = (args, env) => run(process.execPath, ['dist/src/cli.js', ...args], env);

function run(command, args, env) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 300_000,
  });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

function parse({ stdout }) {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

/** Whether each quote is a slice of what `articles show --text` prints for its article. */
function areSlices(cli, quotes, env) {
  const texts = new Map();
  return quotes.every(({ article, start, end, text }) => {
    if (!texts.has(article)) texts.set(article, cli(['articles', 'show', article, '--text'], env).stdout);
    return texts.get(article).slice(start, end) === text && text !== '';
  });
}

function mainJob(name, cli, articles) {
  const env = { ARTICLES_DIR: articles, DATA_DIR: path.join(work, `data-${name.replaceAll(' ', '-')}`) };
  const first = cli(['index', '--json'], env);
  const report = parse(first);
  const read = report?.failed?.length === 0 && report.added > 0 && report.passages > 0;
  check(`${name}: index reads every article`, first.status === 0 && read, first.stdout + first.stderr);

  const asked = cli(['ask', QUESTION, '--json'], env);
  const answer = parse(asked);
  const answered = answer?.status === 'answered' && answer.quotes.length > 0;
  check(`${name}: ask finds an answer`, asked.status === 0 && answered, asked.stdout + asked.stderr);
  const exact = answered && areSlices(cli, answer.quotes, env);
  check(`${name}: each quote is a slice of the stored text`, exact, asked.stdout);
  check(`${name}: ten passages at most, with text`, answer?.passages?.length > 0 && answer.passages.length <= 10);

  const again = parse(cli(['index', '--json'], env));
  const same = again !== null && again.added + again.changed + again.removed === 0;
  check(
    `${name}: a second index finds all unchanged`,
    same && again.unchanged === report?.added,
    JSON.stringify(again),
  );
  return env;
}

const env = mainJob('sample corpus', sources, path.resolve('articles'));
const empty = sources(['ask', '   ', '--json'], env);
check(
  'a blank question is wrong use: exit code 2, nothing on stdout',
  empty.status === 2 && empty.stdout === '',
  empty,
);
const wrong = sources(['status'], { ...env, MAX_DEPTH: 'deep', WATCH: 'maybe' });
const bothNamed = wrong.stderr.includes('MAX_DEPTH') && wrong.stderr.includes('WATCH');
check('wrong settings are named, all at once, exit code 2', wrong.status === 2 && bothNamed, wrong.stderr);

if (existsSync('dist/src/cli.js')) mainJob('built tree', built, path.resolve('articles'));
else check('built tree: there is one', false, 'dist/src/cli.js is missing');

// Two pages that stand beside some checkouts and are no part of the repository.
const beside = path.resolve('../shared/articles');
if (existsSync(beside)) mainJob('articles beside the checkout', sources, beside);
else {
  counts.skipped++;
  process.stdout.write('skipped  articles beside the checkout: there are none\n');
}
process.stdout.write(`${counts.passed} ${counts.failed} ${counts.skipped}\n`);
