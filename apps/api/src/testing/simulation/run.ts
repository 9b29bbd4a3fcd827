/**
 * npm run simulate -- --runs N --seed S: as many stories as wanted, shared out among the processors, each process
 * with the seeds that follow on. Ends with how many were told, and how to hear a failed one again.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const API = resolve(import.meta.dirname, '../../..');
const VITEST = resolve(API, '../../node_modules/vitest/vitest.mjs');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: String(availableParallelism()) },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const share = Math.ceil(runs / Math.min(Number(values.processes), runs));
const shares = Array.from({ length: Math.ceil(runs / share) }, (_, index) => ({
  from: seed + index * share,
  runs: Math.min(share, runs - index * share),
}));

const began = performance.now();
const failed = (await Promise.all(shares.map(tell))).filter((code) => code !== 0).length;
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `\n${runs} stories from seed ${seed} in ${seconds} s: ${failed === 0 ? 'all well' : 'failed'}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;

function tell(share: { from: number; runs: number }): Promise<number | null> {
  const told = { SIMULATION_SEED: String(share.from), SIMULATION_RUNS: String(share.runs) };
  const child = spawn(
    process.execPath,
    [VITEST, 'run', '--root', API, '--project', 'unit', 'testing/simulation'],
    {
      stdio: 'inherit',
      env: { ...process.env, ...told },
    },
  );
  return new Promise((done) => child.on('close', done));
}
