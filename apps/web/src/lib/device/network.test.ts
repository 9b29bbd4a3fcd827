import type { SyncPush } from '@prongsai/contract';
import { describe, expect, it } from 'vitest';
import { openNetwork, type HttpNetwork, type NetworkSettings } from './network.ts';

const PUSH: SyncPush = {
  protocol: 1,
  schema: 1,
  clientId: 'c1',
  deviceTime: '2023-02-15T03:00:00.000Z',
  ops: [],
  since: 0,
  scope: null,
};
const PAGE = {
  since: 0,
  cursor: 0,
  hasMore: false,
  scope: 's',
  reset: true,
  rows: [],
  tombstones: [],
  serverTime: '',
};
const ANSWER = { receipts: [], missingBlobs: [], page: PAGE };
const HASH = 'a'.repeat(64);
const BYTES = new Uint8Array([1]).buffer;

interface Asked {
  path: string;
  init: RequestInit | undefined;
}

/** A network whose person is signed in; `answer` is what comes back after that has been asked. */
function network(
  answer: () => Response | Promise<Response>,
  viewer = 'somchai',
): { net: HttpNetwork; asked: Asked[] } {
  const asked: Asked[] = [];
  const fetchLike: typeof fetch = async (path, init) => {
    const isWho = String(init?.body).includes('WhoIsSignedIn');
    if (isWho) return json({ data: { viewer: viewer === '' ? null : { person: { id: viewer } } } });
    asked.push({ path: String(path), init });
    return answer();
  };
  return { net: networkOf(fetchLike), asked };
}
/** Bytes go out by the same answers. */
function networkOf(fetchLike: typeof fetch, more: Partial<NetworkSettings> = {}): HttpNetwork {
  return openNetwork({
    personId: 'somchai',
    fetch: fetchLike,
    async sendBytes(path, { bytes, headers, onProgress }) {
      onProgress(bytes.byteLength);
      const response = await fetchLike(path, { method: 'PUT', body: bytes, headers }).catch(() => null);
      return response && { status: response.status, header: (name) => response.headers.get(name) };
    },
    clock: { now: (): Date => new Date('2023-02-15T03:00:00Z') },
    language: () => 'th',
    ...more,
  });
}
function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
}
function errors(code: string): Response {
  return json({ data: null, errors: [{ message: '', extensions: { code } }] });
}

describe('the phone’s network', () => {
  it('sends the batch as one GraphQL request with the session’s cookie', async () => {
    const { net, asked } = network(() => json({ data: { syncPush: ANSWER } }));
    expect(await net.push(PUSH)).toEqual({ kind: 'ANSWERED', answer: ANSWER });
    const [{ path, init } = { path: '', init: undefined }] = asked;
    expect(path).toBe('/graphql');
    expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', redirect: 'error' });
    expect(init?.headers).toEqual({
      'content-type': 'application/json',
      'accept-language': 'th',
      'prongsai-person': 'somchai',
    });
    expect(JSON.parse(String(init?.body))).toMatchObject({ variables: { input: PUSH } });
  });

  it('[UNDO1] nothing left when the phone had no network, before and after', async () => {
    let none = [true, true];
    const who = json({ data: { viewer: { person: { id: 'somchai' } } } });
    const answers = [Promise.resolve(who)];
    const fetchLike: typeof fetch = () => answers.shift() ?? Promise.reject(new TypeError('Failed to fetch'));
    const net = networkOf(fetchLike, { hasNone: () => none.shift() ?? false });
    none = [true, true, true];
    expect(await net.push(PUSH)).toMatchObject({ kind: 'RETRY', neverLeft: true });
    none = [true, false];
    expect(await net.push(PUSH)).toEqual({ kind: 'RETRY', retryAfterMs: null });
  });

  it('[UNDO1] nothing left while nobody could say whose session it is', async () => {
    const net = networkOf(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await net.push(PUSH)).toMatchObject({ kind: 'RETRY', neverLeft: true });
  });

  it.each([
    [
      'no signal',
      () => Promise.reject(new TypeError('Failed to fetch')),
      { kind: 'RETRY', retryAfterMs: null },
    ],
    [
      'a captive portal',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'RETRY', retryAfterMs: null },
    ],
    ['somebody else’s JSON', () => json({ hello: 'world' }), { kind: 'RETRY', retryAfterMs: null }],
    [
      'an answer without its page',
      () => json({ data: { syncPush: { receipts: [] } } }),
      { kind: 'RETRY', retryAfterMs: null },
    ],
    ['503', () => new Response('', { status: 503 }), { kind: 'RETRY', retryAfterMs: null, busy: true }],
    [
      '429 with seconds',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      { kind: 'RETRY', retryAfterMs: 7000, busy: true },
    ],
    [
      '503 with an instant',
      () => new Response('', { status: 503, headers: { 'retry-after': 'Wed, 15 Feb 2023 03:00:09 GMT' } }),
      { kind: 'RETRY', retryAfterMs: 9000, busy: true },
    ],
    ['an unexpected error', () => errors('UNEXPECTED'), { kind: 'RETRY', retryAfterMs: null, busy: true }],
    ['401', () => new Response('', { status: 401 }), { kind: 'SIGNED_OUT' }],
    ['a session that ended', () => errors('NOT_SIGNED_IN'), { kind: 'SIGNED_OUT' }],
    ['a version too old', () => errors('UPGRADE_REQUIRED'), { kind: 'UPGRADE_REQUIRED' }],
    ['a server too old', () => errors('GRAPHQL_VALIDATION_FAILED'), { kind: 'UPGRADE_REQUIRED' }],
    ['an unreadable request', () => errors('BAD_USER_INPUT'), { kind: 'REFUSED' }],
    ['a request too large', () => new Response('', { status: 413 }), { kind: 'REFUSED' }],
    ['a firewall’s page', () => new Response('<html>', { status: 403 }), { kind: 'REFUSED' }],
    ['409 in nobody’s words', () => new Response('', { status: 409 }), { kind: 'REFUSED' }],
    ['408', () => new Response('', { status: 408 }), { kind: 'RETRY', retryAfterMs: null, busy: true }],
    [
      'a refusal in the server’s words',
      () => json({ errors: [{ extensions: { code: 'UNEXPECTED' } }] }, { status: 400 }),
      { kind: 'RETRY', retryAfterMs: null, busy: true },
    ],
  ])('[C5] %s', async (_, answer, outcome) => {
    expect(await network(answer).net.push(PUSH)).toEqual(outcome);
  });

  it.each([
    [201, { kind: 'STORED' }],
    [200, { kind: 'STORED' }],
    [401, { kind: 'SIGNED_OUT' }],
    [413, { kind: 'REFUSED', code: 'PHOTO_TOO_LARGE', final: true }],
    [415, { kind: 'REFUSED', code: 'PHOTO_UNREADABLE', final: true }],
    [422, { kind: 'REFUSED', code: 'HASH_MISMATCH', final: false }],
    [500, { kind: 'RETRY', retryAfterMs: null, busy: true }],
    [202, { kind: 'RETRY', retryAfterMs: null, busy: true }],
    [507, { kind: 'REFUSED', code: 'AGENCY_ROOM_FULL', final: false }],
  ])('[C9] PUT answered by %d', async (status, outcome) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const { net, asked } = network(() => new Response(null, { status, headers }));
    expect(await net.putBlob(HASH, BYTES)).toEqual(outcome);
    expect(asked[0]).toMatchObject({ path: `/blobs/${HASH}`, init: { method: 'PUT', body: BYTES } });
  });

  it('[C9] bytes are not taken for stored on a captive portal’s word', async () => {
    const page = (): Response => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    expect((await network(page).net.putBlob(HASH, BYTES)).kind).toBe('RETRY');
    expect((await network(page).net.headBlob(HASH)).kind).toBe('RETRY');
  });

  it.each([
    ['a page', 413, { 'content-type': 'text/html' }],
    ['nothing', 413, {}],
    ['a page', 415, { 'content-type': 'text/html' }],
  ])('[C5] what a proxy refuses with %s and %d is tried again', async (_, status, headers) => {
    const proxy = (): Response => new Response('', { status, headers });
    const refused = { kind: 'REFUSED', code: 'REFUSED_ON_THE_WAY', final: false };
    expect(await network(proxy).net.putBlob(HASH, BYTES)).toEqual(refused);
  });

  it('[C9] bytes that nobody takes wait for a network, or as long as the server says', async () => {
    const nobody = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    expect(await network(nobody).net.putBlob(HASH, BYTES)).toEqual({ kind: 'RETRY', retryAfterMs: null });
    const full = (): Response => new Response('', { status: 429, headers: { 'retry-after': '3600' } });
    expect(await network(full).net.putBlob(HASH, BYTES)).toEqual({
      kind: 'RETRY',
      retryAfterMs: 3_600_000,
      busy: true,
    });
  });

  it('[C9] only the rest goes out, under its place in the whole, and counts on from there', async () => {
    const { net, asked } = network(() => new Response(null, { status: 201 }));
    const bytes = new Uint8Array([1, 2, 3, 4, 5]).buffer;
    const told: number[] = [];
    expect(await net.putBlob(HASH, bytes, { from: 3, onProgress: (sent) => told.push(sent) })).toEqual({
      kind: 'STORED',
    });
    expect(asked[0]?.init?.headers).toEqual({
      'content-type': 'image/jpeg',
      'content-range': 'bytes 3-4/5',
      'prongsai-person': 'somchai',
    });
    expect(new Uint8Array(asked[0]?.init?.body as ArrayBuffer)).toEqual(new Uint8Array([4, 5]));
    expect(told).toEqual([5]);
  });

  it('[C9] HEAD tells what is there, and PUT where to go on', async () => {
    const held = (status: number) => () =>
      new Response(null, { status, headers: { 'upload-offset': '120000' } });
    const offset = { kind: 'MISSING', offset: 120_000 };
    expect(await network(held(404)).net.headBlob(HASH)).toEqual(offset);
    expect(await network(held(409)).net.putBlob(HASH, BYTES)).toEqual(offset);
    const older = (): Response => new Response(null, { status: 404 });
    expect(await network(older).net.headBlob(HASH)).toEqual({ kind: 'MISSING', offset: 0 });
    expect((await network(() => new Response(null)).net.headBlob(HASH)).kind).toBe('STORED');
  });

  it.each(['malee', ''])('[C8] nothing is sent on the session of “%s”', async (viewer) => {
    const { net, asked } = network(() => json({ data: { syncPush: ANSWER } }), viewer);
    expect(await net.push(PUSH)).toEqual({ kind: 'SIGNED_OUT' });
    expect(await net.putBlob(HASH, BYTES)).toEqual({ kind: 'SIGNED_OUT' });
    expect(asked).toEqual([]);
  });

  it('[C8] a client id the server takes for another’s makes it ask again whose session this is', async () => {
    let viewer = 'somchai';
    const receipt = { opId: 'o1', status: 'CLIENT_ROLLBACK', version: null, code: null, message: null };
    const fetchLike: typeof fetch = async (_, init) => {
      if (String(init?.body).includes('WhoIsSignedIn'))
        return json({ data: { viewer: { person: { id: viewer } } } });
      return json({ data: { syncPush: { ...ANSWER, receipts: [receipt] } } });
    };
    const net = networkOf(fetchLike);
    await net.push(PUSH);
    viewer = 'malee';
    expect(await net.push(PUSH)).toEqual({ kind: 'SIGNED_OUT' });
  });
});
