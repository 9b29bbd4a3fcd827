/** npm run bench -- NAME… [--only PART]… [--seconds N]: prints figures, and writes them to bench/results/NAME.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const BENCHES = ['board', 'bundle', 'feel', 'offline-start', 'phone', 'push', 'report', 'sync'] as const;
type Figure = number | string;
type Figures = Readonly<Record<string, Figure | Readonly<Record<string, Figure>>>>;
/** A bench of several parts, each of which can be measured alone, says their names. */
interface Bench {
  readonly parts?: readonly string[];
  measure(options: { seconds?: number; only?: string[] }): Promise<Figures>;
}

const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' }, only: { type: 'string', multiple: true } },
});
const unknown = names.filter((name) => !BENCHES.some((bench) => bench === name));
if (names.length === 0 || unknown.length > 0) {
  refuse(`npm run bench -- NAME… [--only PART]… [--seconds N]\n  ${BENCHES.join('\n  ')}\n`);
}
// A browser alone does not keep this process alive.
const awake = setInterval(() => undefined, 1_000);
for (const name of names) {
  const { parts = [], measure } = (await import(`./${name}.ts`)) as Bench;
  const { only, seconds } = values;
  if (only?.some((part) => !parts.includes(part)))
    refuse(`${name} has these parts: ${parts.join(', ') || 'none'}\n`);
  const figures = await measure({ ...(only && { only }), ...(seconds && { seconds: Number(seconds) }) });
  const folder = resolve(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const file = [name, ...(only ?? [])].join('-');
  writeFileSync(resolve(folder, `${file}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(`${name}\n`);
  for (const line of linesOf(figures)) process.stdout.write(`  ${line}\n`);
}
clearInterval(awake);

function refuse(words: string): never {
  process.stdout.write(words);
  process.exit(names.length === 0 ? 0 : 2);
}

function linesOf(figures: Figures): string[] {
  return Object.entries(figures).flatMap(([what, value]) =>
    typeof value === 'object' ? [what, ...linesOf(value).map((line) => `  ${line}`)] : [`${what}: ${value}`],
  );
}
