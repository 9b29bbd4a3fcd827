import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const cwd = resolve(import.meta.dirname, '..');
const eslint = new ESLint({ cwd });

/** What lint says about a text, as if it stood in that file. */
async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(cwd, filePath) });
  return result?.messages.map(({ ruleId }) => ruleId ?? 'parse') ?? [];
}

describe('the walls of the house stand', () => {
  const climbed = [
    ['a rule imports a package', 'packages/domain/src/x.ts', `import 'zod';`],
    ['a rule imports node', 'packages/domain/src/x.ts', `import 'node:fs';`],
    ['a rule fetches', 'packages/domain/src/x.ts', `export const get = () => fetch('/');`],
    [
      'a rule groups as old browsers cannot',
      'packages/domain/src/x.ts',
      `export const of = (all: string[]) => Map.groupBy(all, (one) => one);`,
    ],
    ['the contract imports the domain', 'packages/contract/src/x.ts', `import '@prongsai/domain';`],
    ['the fixtures import the contract', 'packages/fixtures/src/x.ts', `import '@prongsai/contract';`],
    ['the engine imports IndexedDB', 'packages/outbox/src/x.ts', `import 'idb';`],
    ['the server imports the app', 'apps/api/src/unit/x.ts', `import '../../../web/src/app.ts';`],
    ['a noun imports a resolver', 'apps/api/src/unit/x.ts', `import '../plan/plan.resolver.ts';`],
    ['the platform imports a noun', 'apps/api/src/platform/x.ts', `import '../unit/unit.entity.ts';`],
    ['a verb reads the environment', 'apps/api/src/unit/x.ts', `export const port = process.env.PORT;`],
    ['the app imports the server', 'apps/web/src/lib/unit/x.ts', `import '@prongsai/api';`],
    [
      'a screen groups as old browsers cannot',
      'apps/web/src/lib/unit/X.svelte',
      `<script lang="ts">export const of = (all: string[]) => Map.groupBy(all, (one) => one);</script>`,
    ],
    [
      'a component imports the device',
      'apps/web/src/lib/unit/X.svelte',
      `<script lang="ts">import '#lib/device/clock.ts';</script>`,
    ],
    ['the UI kit imports a store', 'apps/web/src/lib/ui/x.ts', `import '#lib/month/months.svelte.ts';`],
    ['a story imports the server', 'tests/e2e/x.ts', `import '../../apps/api/src/app.ts';`],
    ['a story imports the rules', 'tests/faults/x.ts', `import '@prongsai/domain';`],
    ['a story looks without patience', 'tests/e2e/x.ts', `import { expect as see } from '@playwright/test';`],
  ] as const;

  test.each(climbed)('lint refuses it when %s', async (_, file, text) => {
    expect(await complaints(file, text)).toContainEqual(expect.stringMatching(/^no-restricted-/));
  });

  const honest = [
    ['a rule that imports a rule', 'packages/domain/src/x.ts', `import './day.ts';`],
    [
      'the server, whose engine is ours, that groups',
      'apps/api/src/unit/x.ts',
      `export const of = (all: string[]) => Map.groupBy(all, (one) => one);`,
    ],
    ['a story that drives the engine', 'tests/faults/x.ts', `import '@prongsai/outbox/testing';`],
  ] as const;

  test.each(honest)('and says nothing about %s', async (_, file, text) => {
    expect(await complaints(file, text)).toEqual([]);
  });
});

describe('[DAY2] the clock', () => {
  const complaintsAbout = async (file: string, instant: string): Promise<string[]> => {
    const text = `export const now = () => ${instant};`;
    return complaints(file, file.endsWith('.svelte') ? `<script lang="ts">${text}</script>` : text);
  };

  test.each([
    'packages/domain/src/x.ts',
    'packages/outbox/src/x.ts',
    'apps/api/src/unit/x.ts',
    'apps/api/src/platform/x.ts',
    'apps/api/src/config.ts',
    'apps/web/src/lib/unit/x.ts',
    'apps/web/src/lib/unit/X.svelte',
    'apps/web/src/lib/device/x.ts',
  ])('is not read in %s', async (file) => {
    for (const instant of ['new Date()', 'Date.now()'])
      expect(await complaintsAbout(file, instant)).toEqual(['no-restricted-syntax']);
    expect(await complaintsAbout(file, 'new Date(0)')).toEqual([]);
  });

  test.each(['apps/api/src/platform/context.ts', 'apps/web/src/lib/device/clock.ts'])(
    'is read in %s',
    async (file) => {
      expect(await complaintsAbout(file, 'new Date()')).toEqual([]);
      expect(await complaintsAbout(file, 'Date.now()')).toEqual([]);
    },
  );
});
