import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { START } from './support/server.ts';

const dockerfile = readFileSync(resolve(import.meta.dirname, '../docker/Dockerfile'), 'utf8');

test('the image starts the server as npm start does', () => {
  const [, command = '[]'] = /^CMD (.+)$/m.exec(dockerfile) ?? [];
  const [environment = ''] = /^ENV .+$/m.exec(dockerfile) ?? [];
  const main = `apps/api/${START.args.at(-1)}`;
  expect(JSON.parse(command)).toEqual(['node', ...START.args.slice(0, -1), main]);
  for (const [name, value] of Object.entries(START.env)) expect(environment).toContain(` ${name}=${value}`);
});
