/**
 * npm test: every suite in turn, cheapest first, and one closing line `N passed, N failed`. A suite that ends
 * without saying how many tests it ran counts as a failure, and so does a skipped test: nothing passes by silence.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
/** As many files as a small machine has processors: tests wait as well as work. */
const AT_A_TIME = '--maxWorkers=2';
const SUITES = ['packages/domain', 'packages/outbox', 'apps/web', 'apps/api', 'tests'];

interface Outcome {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
  readonly success: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'prongsai-tests-'));
const asked = process.argv.slice(2);
const outcomes = SUITES.filter((suite) => asked.length === 0 || asked.includes(suite)).map(run);
rmSync(folder, { recursive: true, force: true });

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run(suite: string): { passed: number; failed: number } {
  process.stdout.write(`\n── ${suite}\n`);
  const file = join(folder, `${suite.replaceAll('/', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const told = ['run', '--root', join(ROOT, suite), AT_A_TIME, ...reporters];
  const { status } = spawnSync(process.execPath, [VITEST, ...told], { stdio: 'inherit', cwd: ROOT });
  const { numPassedTests: passed, numTotalTests, success } = read(file);
  const missed = numTotalTests - passed;
  return { passed, failed: missed > 0 || (success && status === 0) ? missed : 1 };
}

function read(file: string): Outcome {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
  } catch {
    return { numPassedTests: 0, numTotalTests: 1, success: false };
  }
}
