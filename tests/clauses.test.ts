import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const TITLED = ['describe', 'it', 'test'];
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** What tests are called; what else stands in them, or beside them, proves nothing. */
function titlesIn(text: string): string[] {
  const source = ts.createSourceFile('x.test.ts', text, ts.ScriptTarget.Latest);
  const titles: string[] = [];
  const look = (node: ts.Node): void => {
    const title = ts.isCallExpression(node) && isTest(node.expression) ? node.arguments[0] : undefined;
    if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
      titles.push(title.getText(source));
    ts.forEachChild(node, look);
  };
  look(source);
  return titles;
}

/** `test`, or something made of it, such as `test.each(…)`. */
function isTest(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return TITLED.includes(expression.text);
  const isMade = ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression);
  return isMade && isTest(expression.expression);
}

describe('what has a number', () => {
  const files = execFileSync('git', ['ls-files', '*.test.ts'], { cwd: ROOT, encoding: 'utf8' });
  const titles = files.split('\n').filter(Boolean).map(read).flatMap(titlesIn).join('\n');

  test.each(['docs/sync.md', 'packages/domain/RULES.md'])('in %s has a test that wears it', (page) => {
    const text = read(page);
    const numbers = [...text.matchAll(/^- \*\*\[?([A-Z]+\d+)\]?\*\*/gm)].map(([, number = '']) => number);
    expect(numbers).toHaveLength(text.match(/^- \*\*/gm)?.length ?? 0);
    expect(new Set(numbers).size, 'each once').toBe(numbers.length);
    expect(numbers.filter((number) => !titles.includes(`[${number}]`))).toEqual([]);
  });

  test('is read from titles alone', () => {
    const text = `
      // [A1]
      const rule = '[A2]';
      describe('[B1] a', () => {
        it(\`[B2] b \${rule}\`, () => expect('[A3]').toBe("[A4]"));
        it.each(['[A5]'])('[B3] c %s', () => {});
        test.skip.each([['[A6]']])('[B4] d', () => {});
        other('[A7]');
      });`;
    expect(
      titlesIn(text)
        .join()
        .match(/[A-Z]\d/g),
    ).toEqual(['B1', 'B2', 'B3', 'B4']);
  });
});
