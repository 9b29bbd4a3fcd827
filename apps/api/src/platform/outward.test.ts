import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchOutward, isPublic, type Outward } from './outward.ts';

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const redirect = /^\/to\/(.*)/.exec(request.url ?? '')?.[1];
    if (redirect) return response.writeHead(302, { location: decodeURIComponent(redirect) }).end();
    if (request.url === '/circle') return response.writeHead(302, { location: '/circle' }).end();
    if (request.url === '/slow') return response.writeHead(200).write('…');
    if (request.url === '/packed') return response.writeHead(200, { 'content-encoding': 'gzip' }).end('?');
    response.writeHead(200, { 'content-type': 'text/html' }).end('ก'.repeat(1000));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const within = (more: Partial<Outward> = {}): Outward => ({
  signal: AbortSignal.timeout(2000),
  mostBytes: 10_000,
  loopback: false,
  ...more,
});
const asTest = (more: Partial<Outward> = {}) => within({ loopback: true, ...more });

describe('an address that only this server could reach', () => {
  it.each([
    ...['http://127.0.0.1/', 'http://127.1/', 'http://0x7f000001/', 'http://2130706433/', 'http://0.0.0.0/'],
    ...[
      'http://localhost/',
      'http://10.0.0.8/',
      'http://172.16.4.1/',
      'http://192.168.1.1/',
      'http://100.64.0.1/',
    ],
    ...['http://169.254.169.254/latest/meta-data/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/'],
    ...[
      'http://[fe80::1]/',
      'http://[fd00::1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://224.0.0.1/',
      'http://[::]/',
    ],
  ])('is not fetched: %s', async (address) => {
    await expect(fetchOutward(address, within())).rejects.toThrow('not public');
  });

  it('is not reached by way of a redirect', async () => {
    for (const inside of [
      'http://169.254.169.254/',
      'http://192.168.1.1/',
      'file:///etc/passwd',
      'http://[fe80::1]/',
    ]) {
      const way = `${origin}/to/${encodeURIComponent(inside)}`;
      await expect(fetchOutward(way, asTest())).rejects.toThrow(/not public|no web address/);
    }
  });

  it('is known for one, in whatever spelling', () => {
    expect(['8.8.8.8', '203.150.1.1', '2001:4860:4860::8888'].map((address) => isPublic(address))).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['127.0.0.1', '::ffff:10.0.0.1', '2002:7f00:1::', 'fe80::1%eth0'].map((one) => isPublic(one)),
    ).toEqual([false, false, false, false]);
  });
});

describe('a page somebody names', () => {
  it('must be on the web, without a password, at the usual door', async () => {
    for (const address of [
      'ftp://example.org/',
      'javascript:1',
      'http://a:b@example.org/',
      'http://example.org:22/',
      '?',
    ])
      await expect(fetchOutward(address, within())).rejects.toThrow(/no web address|unusual port/);
  });

  it('is fetched through a few redirects, and not through many', async () => {
    const way = `${origin}/to/${encodeURIComponent(`${origin}/page`)}`;
    const { url, type, bytes } = await fetchOutward(way, asTest());
    expect([url.pathname, type, bytes.length]).toEqual(['/page', 'text/html', 3000]);
    await expect(fetchOutward(`${origin}/circle`, asTest())).rejects.toThrow('redirected too often');
  });

  it('is cut or refused where it is too large, and given up where it is slow or packed', async () => {
    const { bytes } = await fetchOutward(`${origin}/page`, asTest({ mostBytes: 99, cut: true }));
    expect(bytes).toHaveLength(99);
    await expect(fetchOutward(`${origin}/page`, asTest({ mostBytes: 99 }))).rejects.toThrow('too large');
    await expect(
      fetchOutward(`${origin}/slow`, asTest({ signal: AbortSignal.timeout(200) })),
    ).rejects.toThrow();
    await expect(fetchOutward(`${origin}/packed`, asTest())).rejects.toThrow('answered');
  });
});
