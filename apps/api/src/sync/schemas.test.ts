import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CLIENT_SCHEMA } from '@prongsai/contract';
import { describe, expect, it } from 'vitest';
import { recordPhones } from '../testing/recording.ts';
import { isUnderstood, understoodSchemas } from './schemas.ts';

const recorded = (schema: number): string => resolve(import.meta.dirname, `recorded/schema-${schema}.json`);

describe('the schemas a server understands', () => {
  it.each([
    [1, [1]],
    [2, [1, 2]],
    [4, [1, 2, 3, 4]],
    [5, [2, 3, 4, 5]],
    [12, [9, 10, 11, 12]],
  ])('[S6] at %i are that one and three back: %j', (present, understood) => {
    expect(understoodSchemas(present)).toEqual(understood);
  });

  it('[S6] neither a newer one nor one before the first', () => {
    expect([0, CLIENT_SCHEMA, CLIENT_SCHEMA + 1].map(isUnderstood)).toEqual([false, true, false]);
  });

  it('[S6] each has its recording', () => {
    expect(understoodSchemas().filter((schema) => !existsSync(recorded(schema)))).toEqual([]);
  });
});

it('[S6] phones send what is recorded for their schema, and servers read it so: a change needs a new CLIENT_SCHEMA', async () => {
  const isNew = !existsSync(recorded(CLIENT_SCHEMA));
  const recording = `${JSON.stringify(await recordPhones(), null, 2)}\n`;
  await expect(recording).toMatchFileSnapshot(recorded(CLIENT_SCHEMA));
  expect(isNew, `schema ${CLIENT_SCHEMA} was recorded just now: look at it and commit it`).toBe(false);
});
