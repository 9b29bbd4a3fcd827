/** What pages of other origins may ask, and that nobody's cookie counts there. */
import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from './testing/client.ts';
import { anAction, record } from './testing/deeds.ts';
import { FINANCE, placesSeenBy } from './testing/places.ts';
import { issueToken } from './testing/tokens.ts';
import { startTown, type Town } from './testing/town.ts';

const FILE = '/reports/01890000-0000-7000-8000-000000000000.pdf';
const ORIGIN = { origin: 'https://portal.example' };
/** As browsers say it, the newer ones in two ways. */
const ELSEWHERE = [
  ORIGIN,
  { ...ORIGIN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
  { ...ORIGIN, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
  { origin: 'null' },
];

let town: Town;
let recorder: Client;
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
});
afterAll(() => town.stop());

const names = ['access-control-allow-origin', 'access-control-allow-credentials'];
const allowed = ({ headers }: Response) => names.map((name) => headers.get(name));
const ask = (client: Client, query: string) =>
  client.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('a page of another origin', () => {
  it.each([
    ['/graphql', 'GET, POST'],
    [FILE, 'GET, HEAD'],
  ])('is told before what it may send to %s, never a cookie', async (path, methods) => {
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const response = await town
      .anybody()
      .fetch(path, { method: 'OPTIONS', headers: { ...ORIGIN, ...asked } });
    expect([response.status, ...allowed(response)]).toEqual([204, '*', null]);
    expect(response.headers.get('access-control-allow-methods')).toBe(methods);
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, accept-language',
    );
  });

  it('reads answers and refusals, as anybody or with a token', async () => {
    const { secret } = await issueToken(await town.as('coordinator'), ['READ_AGENCY']);
    const page = town.anybody().saying(ORIGIN);
    const program = town.asThirdParty(secret ?? '').saying(ORIGIN);
    const board = `{ board(agency: "${SLUG}", fiscalYear: 2566) { today } }`;
    for (const [client, query, status] of [
      [page, '{ agencies { totalCount } }', 200],
      [program, board, 200],
      [page, '{ agenciez }', 400],
      [town.asThirdParty('prongsai_unknown').saying(ORIGIN), board, 401],
    ] as const) {
      const response = await ask(client, query);
      expect([response.status, ...allowed(response)], query).toEqual([status, '*', null]);
    }
    const file = await page.fetch(FILE);
    expect([file.status, ...allowed(file)]).toEqual([404, '*', null]);
    expect((await program.gql<{ board: object | null }>(board)).board).not.toBeNull();
  });

  it.each(ELSEWHERE)('is nobody with the cookie of who is signed in here: %o', async (headers) => {
    const there = recorder.saying(headers);
    expect(await there.gql('{ viewer { today } }')).toEqual({ viewer: null });
    const query = encodeURIComponent('{ viewer { today } }');
    const reading = { headers: { 'content-type': 'application/json' } };
    const read = await there.fetch(`/graphql?query=${query}`, reading);
    expect([read.status, await read.json()]).toEqual([200, { data: { viewer: null } }]);
    const places = await placesSeenBy(recorder);
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    expect((await record(there, anAction(cell))).userErrors).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
  });

  it('sends nothing that a form could send, and gets at no photo', async () => {
    const body = '{"query":"{ __typename }"}';
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { ...ORIGIN, 'content-type': type };
      const response = await town.anybody().fetch('/graphql', { method: 'POST', body, headers });
      expect(response.status, type).toBeGreaterThanOrEqual(400);
    }
    const unasked = await town.anybody().fetch('/graphql?query={__typename}', { headers: ORIGIN });
    expect(unasked.status).toBe(400);
    const photo = await recorder.saying(ORIGIN).fetch(`/blobs/${'a'.repeat(64)}`);
    expect([photo.status, ...allowed(photo)]).toEqual([401, null, null]);
  });

  it('leaves our own pages, and who follows a link to a file, signed in', async () => {
    const own = { origin: town.url };
    const linked = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    for (const headers of [own, { ...own, 'sec-fetch-site': 'same-origin' }, {}])
      expect(await recorder.saying(headers).gql('{ viewer { person { loginName } } }')).toEqual({
        viewer: { person: { loginName: 'recorder' } },
      });
    const photo = await recorder.fetch(`/blobs/${'a'.repeat(64)}`, { headers: linked });
    expect(photo.status).toBe(404);
  });
});
