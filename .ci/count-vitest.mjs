// Prints "passed failed skipped" of a vitest JSON report. A file that could not be loaded has no tests that failed, and
// an error outside any test is known by the exit code alone: each counts as one failure, so that none is lost.
import { readFileSync } from 'node:fs';

const [, , file, exitCode] = process.argv;
const report = JSON.parse(readFileSync(file, 'utf8'));
const broken = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
);
for (const { name, message } of broken) process.stderr.write(`FAILED to load: ${name}: ${message ?? ''}\n`);
const found = report.numFailedTests + broken.length;
const failed = found === 0 && exitCode !== '0' ? 1 : found;
process.stdout.write(`${report.numPassedTests} ${failed} ${report.numPendingTests + report.numTodoTests}\n`);
