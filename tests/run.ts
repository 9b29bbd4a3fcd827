/**
 * npm test: every suite in turn, cheapest first; then the name of each test that did not pass, with what it said,
 * and one closing line `N passed, N failed`. A suite that ends without saying how many tests it ran counts as a
 * failure, and so does a skipped test: nothing passes by silence.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
/** As many files as a small machine has processors: tests wait as well as work. */
const AT_A_TIME = '--maxWorkers=2';
const SUITES = ['packages/domain', 'packages/outbox', 'apps/web', 'apps/api', 'tests'];

/** What vitest's json reporter writes of a suite, as far as it is read here. */
interface Outcome {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages?: readonly string[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'prongsai-tests-'));
const asked = process.argv.slice(2);
const outcomes = SUITES.filter((suite) => asked.length === 0 || asked.includes(suite)).map(run);
rmSync(folder, { recursive: true, force: true });

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
const missing = outcomes.flatMap((outcome) => outcome.missing);
process.stdout.write(
  `\n${missing.map((line) => `not passed: ${line}\n`).join('')}${passed} passed, ${failed} failed\n`,
);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run(suite: string): { passed: number; failed: number; missing: string[] } {
  process.stdout.write(`\n── ${suite}\n`);
  const file = join(folder, `${suite.replaceAll('/', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const told = ['run', '--root', join(ROOT, suite), AT_A_TIME, ...reporters];
  const { status } = spawnSync(process.execPath, [VITEST, ...told], { stdio: 'inherit', cwd: ROOT });
  const { numPassedTests: passed, numTotalTests, success, testResults } = read(file);
  const missed = numTotalTests - passed;
  const failed = missed > 0 || (success && status === 0) ? missed : 1;
  const missing = testResults.flatMap(notPassed);
  return { passed, failed, missing: failed > 0 && missing.length === 0 ? [`${suite}, as a whole`] : missing };
}

/** A line for each test of a file that did not pass, or one for a file that could not be run at all. */
function notPassed({ name, status, message, assertionResults }: TestFile): string[] {
  const file = relative(ROOT, name);
  const lines = assertionResults
    .filter((test) => test.status !== 'passed')
    .map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? test.status)}`);
  return lines.length === 0 && status === 'failed' ? [`${file}: ${firstLine(message ?? status)}`] : lines;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

function read(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return { numPassedTests: 0, numTotalTests: 1, success: false, testResults: [] };
  }
}
