import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const manifests = execFileSync('git', ['ls-files', '*package.json'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
  .map(
    (file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, Record<string, string>>,
  );
const used = manifests
  .flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies }))
  .filter(([name]) => !name.startsWith('@prongsai/'));

test('every dependency is pinned exactly', () => {
  expect(used.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('every dependency has its reason in docs/dependencies.md, and no other is named there', () => {
  const page = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8').split('\nNot taken')[0] ?? '';
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(new Set(named)).toEqual(new Set(used.map(([name]) => name)));
});
