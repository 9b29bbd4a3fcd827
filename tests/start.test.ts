import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { START } from './support/server.ts';

const ROOT = resolve(import.meta.dirname, '..');

test('the image starts the server as npm start does', () => {
  const dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8');
  const [, command = '[]'] = /^CMD (.+)$/m.exec(dockerfile) ?? [];
  const [environment = ''] = /^ENV .+$/m.exec(dockerfile) ?? [];
  const main = `apps/api/${START.args.at(-1)}`;
  expect(JSON.parse(command)).toEqual(['node', ...START.args.slice(0, -1), main]);
  for (const [name, value] of Object.entries(START.env)) expect(environment).toContain(` ${name}=${value}`);
});

/** Settings that the image has of itself, or that are refused in production. */
const NOT_THE_TOWNS = ['PORT', 'HOST', 'DATA_DIR', 'NODE_ENV', 'FIRST_RUN', 'DEMO_PASSWORD', 'CLOCK'];

test('a town’s server in Docker gets every setting that the README names, and keeps its log short', () => {
  const settings = [...readme().matchAll(/^\| (`[A-Z_]+.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([A-Z_]+)/g)].map(([, name = '']) => name),
  );
  const { services } = parse(readFileSync(join(ROOT, 'docker/production.compose.yaml'), 'utf8'), {
    merge: true,
  }) as Compose;
  expect(Object.keys(services.prongsai.environment).sort()).toEqual(
    settings.filter((name) => !NOT_THE_TOWNS.includes(name)).sort(),
  );
  expect(Object.values(services).map(({ logging }) => logging.driver)).toEqual(['local', 'local']);
});

interface Compose {
  services: Record<'prongsai' | 'postgres', { environment: object; logging: { driver: string } }>;
}

function readme(): string {
  return readFileSync(join(ROOT, 'README.md'), 'utf8');
}

test('the server ends when whoever keeps services running ends npm', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'prongsai-'));
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', WEB_HANDLER: '' };
  const npm = spawn('npm', ['run', 'start', '--silent', '--workspace', '@prongsai/api'], { cwd: ROOT, env });
  let address = '';
  for await (const line of createInterface(npm.stdout)) {
    address = /ready at (\S+)/.exec(line)?.[1] ?? '';
    if (address) break;
  }
  const answers = () =>
    fetch(`${address}/healthz`)
      .then(({ ok }) => ok)
      .catch(() => false);
  expect(await answers()).toBe(true);
  npm.kill('SIGTERM');
  await expect.poll(answers, { timeout: 20_000 }).toBe(false);
  rmSync(dataDir, { recursive: true });
});

test('what the server makes is for its own account alone, and that it is well takes no line of its log', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'prongsai-'));
  const set = { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', WEB_HANDLER: '', NODE_ENV: 'production' };
  const env = { ...process.env, ...START.env, ...set };
  const server = spawn(process.execPath, START.args, { cwd: join(ROOT, 'apps/api'), env });
  let printed = '';
  server.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await expect.poll(() => printed, { timeout: 20_000 }).toContain('ready at');
  const [, address = ''] = /ready at (\S+)/.exec(printed) ?? [];
  for (const path of ['/healthz', '/readyz', '/nowhere']) await fetch(address + path);
  await expect.poll(() => printed, { timeout: 20_000 }).toContain('/nowhere');
  server.kill('SIGTERM');
  await once(server, 'exit');
  expect(printed).not.toMatch(/healthz|readyz/);
  const made = readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  expect(made).toEqual(expect.arrayContaining(['prongsai.db', 'blobs']));
  const open = made.filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0);
  expect(open).toEqual([]);
  rmSync(dataDir, { recursive: true });
});
