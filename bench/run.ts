/** npm run bench -- NAME: prints figures and writes them to bench/results/NAME.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const BENCHES = ['bundle', 'offline-start', 'push'] as const;
type Figures = Readonly<Record<string, number | string | Readonly<Record<string, number>>>>;

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench === name));
if (names.length === 0 || unknown.length > 0) {
  process.stdout.write(`npm run bench -- NAME…\n  ${BENCHES.join('\n  ')}\n`);
  process.exit(names.length === 0 ? 0 : 2);
}
// A browser alone does not keep this process alive.
const awake = setInterval(() => undefined, 1_000);
for (const name of names) {
  const { measure } = (await import(`./${name}.ts`)) as { measure: () => Promise<Figures> };
  const figures = await measure();
  const folder = resolve(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  process.stdout.write(`${name}\n`);
  for (const [what, value] of Object.entries(figures))
    process.stdout.write(`  ${what}: ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
}
clearInterval(awake);
