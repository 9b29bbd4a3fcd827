import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('every clause of docs/sync.md has a test that wears its number', () => {
  const clauses = [...read('docs/sync.md').matchAll(/^- \*\*([SC]\d+)\*\*/gm)].map(([, number]) => number);
  expect(clauses).toHaveLength(18);
  const files = execFileSync('git', ['ls-files', '*.test.ts'], { cwd: ROOT, encoding: 'utf8' });
  const titles = files.split('\n').filter(Boolean).map(read).join('\n');
  expect(clauses.filter((number) => !titles.includes(`[${number}]`))).toEqual([]);
});
