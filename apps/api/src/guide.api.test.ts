/** The guide for third parties, as a stranger would use it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueToken } from './testing/tokens.ts';
import { startTown, type Town } from './testing/town.ts';

const GUIDE = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const CALLS = [...GUIDE.matchAll(/^curl .* -d '(.*)'$/gm)].map(
  ([, body = '']) => (JSON.parse(body) as { query: string }).query,
);
const LOOP = /'''(query[^']+)'''/.exec(GUIDE)?.[1] ?? '';

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

it('has examples that are answered', async () => {
  const { secret } = await issueToken(await town.as('coordinator'), ['READ_AGENCY']);
  expect(CALLS).toHaveLength(3);
  for (const document of [...CALLS, LOOP]) {
    const { data, errors } = await town.asThirdParty(secret ?? '').ask<object>(document);
    expect(errors, document).toBeUndefined();
    expect(Object.values(data ?? {}), document).not.toContain(null);
  }
});
