/** npm run bench -- NAME… [--seconds N]: prints figures and writes them to bench/results/NAME.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const BENCHES = ['bundle', 'offline-start', 'phone', 'push', 'sync'] as const;
type Figure = number | string;
type Figures = Readonly<Record<string, Figure | Readonly<Record<string, Figure>>>>;
type Measure = (options: { seconds?: number }) => Promise<Figures>;

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' } },
});
const unknown = names.filter((name) => !BENCHES.some((bench) => bench === name));
if (names.length === 0 || unknown.length > 0) {
  process.stdout.write(`npm run bench -- NAME… [--seconds N]\n  ${BENCHES.join('\n  ')}\n`);
  process.exit(names.length === 0 ? 0 : 2);
}
// A browser alone does not keep this process alive.
const awake = setInterval(() => undefined, 1_000);
for (const name of names) {
  const { measure } = (await import(`./${name}.ts`)) as { measure: Measure };
  const figures = await measure(values.seconds ? { seconds: Number(values.seconds) } : {});
  const folder = resolve(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(`${name}\n`);
  for (const line of linesOf(figures)) process.stdout.write(`  ${line}\n`);
}
clearInterval(awake);

function linesOf(figures: Figures): string[] {
  return Object.entries(figures).flatMap(([what, value]) =>
    typeof value === 'object' ? [what, ...linesOf(value).map((line) => `  ${line}`)] : [`${what}: ${value}`],
  );
}
