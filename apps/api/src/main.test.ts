import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let folder: string;
let exitCode: typeof process.exitCode;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-start-'));
  exitCode = process.exitCode;
});
afterEach(async () => {
  process.exitCode = exitCode;
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
  await rm(folder, { recursive: true });
});

/** What `npm start` says to whoever set it up wrongly. */
async function start(env: Readonly<Record<string, string>>): Promise<string> {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  for (const [name, value] of Object.entries({ PORT: '0', DATA_DIR: folder, WEB_HANDLER: '', ...env }))
    vi.stubEnv(name, value);
  await import('./main.ts');
  return said.join('');
}

it('names the database it cannot reach, never its password, and ends with an error', async () => {
  const said = await start({ DATABASE_URL: 'postgresql://prongsai:s3cret@127.0.0.1:1/prongsai' });
  expect(said).toMatch(
    /^DATABASE_URL \(127\.0\.0\.1:1\/prongsai\) cannot be reached: .*ECONNREFUSED.*\. Check host, database, user and password\.\n$/,
  );
  expect(said).not.toContain('s3cret');
  expect(process.exitCode).toBe(1);
});

it('says so of a host that is not there', async () => {
  const said = await start({ DATABASE_URL: 'postgresql://prongsai:s3cret@nowhere.invalid/prongsai' });
  expect(said).toMatch(/^DATABASE_URL \(nowhere\.invalid\/prongsai\) cannot be reached: .+\. Check host/);
  expect(said).not.toMatch(/s3cret|\n.*\n/);
  expect(process.exitCode).toBe(1);
});

it('says so of a folder that cannot hold a database', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const said = await start({ DATA_DIR: file });
  expect(said).toMatch(
    /^The database in DATA_DIR \(.*a-file\) cannot be opened: .+\. Check that the folder can be written\.\n$/,
  );
  expect(process.exitCode).toBe(1);
});

it('says so of a folder that cannot hold photos', async () => {
  await writeFile(join(folder, 'blobs'), '');
  expect(await start({})).toMatch(
    /^The folder of photos \(.*blobs\) cannot be made: .+\. Check that DATA_DIR can be written\.\n$/,
  );
  expect(process.exitCode).toBe(1);
});

it('says so of a web app that was not built', async () => {
  const said = await start({ WEB_HANDLER: join(folder, 'handler.js') });
  expect(said).toMatch(
    /^The web app is not built \(.*handler\.js\)\. Run npm run build, or set WEB_HANDLER to another\.\n$/,
  );
  expect(process.exitCode).toBe(1);
});

it('says what is wrong with a value, one line each', async () => {
  expect(await start({ PORT: 'http', CLOCK: 'now' })).toBe(
    'PORT must be a number, for example PORT=4000\nCLOCK must be an instant such as 2023-02-20T09:00:00+07:00\n',
  );
  expect(process.exitCode).toBe(1);
});
