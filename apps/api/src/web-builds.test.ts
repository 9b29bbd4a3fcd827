import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepBuilds } from './web-builds.ts';

let dataDir: string;
let client: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'prongsai-builds-'));
  client = mkdtempSync(join(tmpdir(), 'prongsai-client-'));
});
afterEach(() => {
  for (const folder of [dataDir, client]) rmSync(folder, { recursive: true });
});

/** The build that is served from now on: one part, named after its content. */
function build(version: string): void {
  rmSync(join(client, '_app'), { recursive: true, force: true });
  mkdirSync(join(client, '_app/immutable/chunks'), { recursive: true });
  writeFileSync(join(client, '_app/version.json'), JSON.stringify({ version }));
  writeFileSync(join(client, `_app/immutable/chunks/${version}.js`), version);
}

/** The parts a page finds, over all folders. */
function found(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => readdirSync(join(folder, 'chunks')));
}

describe('the builds that are kept', () => {
  it('are this one and the two before it', async () => {
    for (const version of ['1', '2', '3']) {
      build(version);
      await keepBuilds(dataDir, client);
    }
    build('4');
    const folders = await keepBuilds(dataDir, client);
    expect(folders[0]).toBe(join(client, '_app/immutable'));
    expect(found(folders)).toEqual(['4.js', '3.js', '2.js']);
    expect(readdirSync(join(dataDir, 'builds')).sort()).toEqual(['2', '3', '4', 'order.json']);
  });

  it('do not change when the same one starts again', async () => {
    for (const version of ['1', '2', '2', '2', '2']) {
      build(version);
      await keepBuilds(dataDir, client);
    }
    expect(found(await keepBuilds(dataDir, client))).toEqual(['2.js', '1.js']);
  });

  it('begin with the one somebody went back to', async () => {
    for (const version of ['1', '2', '3', '1']) {
      build(version);
      await keepBuilds(dataDir, client);
    }
    build('4');
    expect(found(await keepBuilds(dataDir, client))).toEqual(['4.js', '1.js', '3.js']);
  });

  it('are whole: what a killed server left behind is copied again', async () => {
    build('1');
    mkdirSync(join(dataDir, 'builds/1.part/chunks'), { recursive: true });
    writeFileSync(join(dataDir, 'builds/1.part/chunks/1.js'), '');
    writeFileSync(join(dataDir, 'builds/order.json'), '["0"');
    await keepBuilds(dataDir, client);
    build('2');
    const [, old = ''] = await keepBuilds(dataDir, client);
    expect(readFileSync(join(old, 'chunks/1.js'), 'utf8')).toBe('1');
    expect(readdirSync(join(dataDir, 'builds')).sort()).toEqual(['1', '2', 'order.json']);
  });

  it('may have any name a build can have', async () => {
    build('1');
    writeFileSync(join(client, '_app/version.json'), '{"version":"../release/2566-02"}');
    await keepBuilds(dataDir, client);
    expect(readdirSync(join(dataDir, 'builds')).sort()).toEqual(['..%2Frelease%2F2566-02', 'order.json']);
  });
});
