/** What lies beside the API: pages of the built app, its files, and addresses that are neither. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedReport, withdrawReport } from './testing/reports.ts';
import { startTown, type Town } from './testing/town.ts';

const HANDLER = `export const handler = (request, response) => response
  .writeHead(200, { 'content-type': request.url.split('?')[0].includes('.') ? 'text/plain' : 'text/html' }).end(request.url);`;

let folder: string;
let town: Town;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-web-'));
  for (const each of ['client/_app/immutable', 'client/icons'])
    await mkdir(join(folder, each), { recursive: true });
  await writeFile(join(folder, 'client/_app/version.json'), '{"version":"1"}');
  await writeFile(join(folder, 'client/icons/icon.svg'), '<svg/>');
  await writeFile(join(folder, 'handler.mjs'), HANDLER);
  town = await startTown({ WEB_HANDLER: join(folder, 'handler.mjs') });
});
afterAll(async () => {
  await town.stop();
  await rm(folder, { recursive: true });
});

async function found(path: string, accept = '*/*') {
  const response = await town.anybody().fetch(path, { headers: { accept } });
  return [response.status, response.headers.get('content-type')?.split(';')[0]];
}

describe('an address that is none of the API’s', () => {
  it.each(['/sign-in', '/reports', '/report/some', '/log/a/b/2023-02', '/nowhere', '/month?day=1.5'])(
    '%s is a page',
    async (path) => {
      expect(await found(path, 'text/html,*/*')).toEqual([200, 'text/html']);
      expect((await found(path))[0]).toBe(200);
    },
  );

  it.each(['/icons/icon.svg', '/icons/icon.svg?v=2', '/_app/version.json'])('%s is a file', async (path) => {
    expect(await found(path)).toEqual([200, 'text/plain']);
  });

  it.each([
    ...[
      '/openapi.json',
      '/schema.graphql',
      '/api',
      '/api/',
      '/api/v1/agencies',
      '/graphql/',
      '/blobs',
      '/blobs/a/b',
    ],
    ...[
      '/plans/some/a.docx',
      '/previews/some/1',
      '/comparisons',
      '/favicon.ico',
      '/icons/other.svg',
      '/reports/a.b/c.d',
    ],
  ])('%s is nothing, and says so as the API does', async (path) => {
    for (const accept of ['*/*', 'text/html'])
      expect(await found(path, accept)).toEqual([404, 'application/json']);
    const answer = (await (await town.anybody().fetch(path)).json()) as object;
    expect(answer).toEqual({ code: 'NOT_FOUND', message: expect.any(String) as string });
  });
});

it('[REP12] the page of a report that was withdrawn is gone, and says so without the app', async () => {
  const { id: reportId } = await publishedReport(town);
  const path = `/report/${reportId}`;
  expect(await found(path)).toEqual([200, 'text/html']);
  await withdrawReport(await town.as('coordinator'), { reportId, reason: 'มีภาพเด็กในภาคผนวก' });
  for (const address of [path, `${path}/`, `${path}?from=portal`]) {
    expect(await found(address, 'text/html,*/*')).toEqual([410, 'text/html']);
    expect(await found(address)).toEqual([410, 'application/json']);
  }
  const page = await town.anybody().fetch(path, { headers: { accept: 'text/html' } });
  expect(page.headers.get('cache-control')).toBe('no-store');
  const words = await page.text();
  expect(words).toMatch(
    /เทศบาลตำบลบ่อพลอย ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่ ๒๐ กุมภาพันธ์ ๒๕๖๖[^]*withdrew this report/,
  );
  expect(words).not.toContain('ภาพเด็ก');
  expect((await found(`${path}/other`))[0]).toBe(200);
});

it.each([
  ['/plans/abc.docx', 404, 'NOT_FOUND'],
  ['/reports/abc.pdf', 404, 'NOT_FOUND'],
  ['/previews/x/1/foo.pdf', 404, 'NOT_FOUND'],
  ['/previews/x/1/public.docx', 404, 'NOT_FOUND'],
  ['/comparisons/2023.pdf', 400, 'FISCAL_YEAR_WRONG'],
  ['/comparisons/next.pdf', 400, 'FISCAL_YEAR_WRONG'],
])('the file %s is refused with %i %s', async (path, status, code) => {
  const coordinator = await town.as('coordinator');
  const response = await coordinator.fetch(path, { headers: { 'accept-language': 'en' } });
  expect([response.status, await response.json()]).toMatchObject([status, { code }]);
});

it.each(['/blobs/abc', '/reports/abc.pdf'])('takes nothing that is sent to %s', async (path) => {
  for (const type of ['application/pdf', 'application/json', 'text/plain']) {
    const headers = { 'content-type': type };
    const response = await town.anybody().fetch(path, { method: 'POST', body: '{', headers });
    expect([response.status, await response.json()], type).toMatchObject([404, { code: 'NOT_FOUND' }]);
  }
});
