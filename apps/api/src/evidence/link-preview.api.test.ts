/** The look at a page behind a link: a real server stands in for the world. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { aPhoto } from '../testing/photo.ts';
import { startTown, type Town } from '../testing/town.ts';

const QUERY = 'query ($url: String!) { linkPreview(url: $url) { url title site image } }';
const HEALTH = 'query ($url: String!) { linkHealth(url: $url) { opens status } }';
interface Seen {
  linkPreview: { url: string; title: string; site: string; image: string | null } | null;
}

let world: Server;
let origin: string;
let town: Town;
let recorder: Client;
beforeAll(async () => {
  const { bytes } = await aPhoto('teal');
  world = createServer(({ url }, response) => {
    if (url === '/cover.jpg') return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes);
    if (url === '/gone') return response.writeHead(404).end();
    if (url === '/moved') return response.writeHead(301, { location: '/news/1' }).end();
    if (url === '/order.pdf')
      return response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-');
    const image = url === '/without' ? 'http://192.168.1.1/router.jpg' : '/cover.jpg';
    const head = `<title>ประกาศแผน</title><meta property="og:image" content="${image}">`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(head);
  });
  await new Promise<void>((done) => world.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(world.address() as AddressInfo).port}`;
  town = await startTown({ LINK_PREVIEWS: 'loopback' });
  recorder = await town.as('recorder');
});
afterAll(async () => {
  await town.stop();
  world.closeAllConnections();
  world.close();
});
const look = async (client: Client, path: string) =>
  (await client.gql<Seen>(QUERY, { url: `${origin}${path}` })).linkPreview;

describe('a link, looked at while it is typed', () => {
  it('shows title, site and a picture of its own making', async () => {
    const seen = await look(recorder, '/news/1');
    expect(seen).toMatchObject({ url: `${origin}/news/1`, title: 'ประกาศแผน', site: '127.0.0.1' });
    expect(seen?.image).toMatch(/^data:image\/jpeg;base64,\/9j\//);
  });

  it('is shown without its picture where that leads inside, and not at all where it is no page', async () => {
    expect(await look(recorder, '/without')).toMatchObject({ title: 'ประกาศแผน', image: null });
    expect(await look(recorder, '/order.pdf')).toBeNull();
    expect((await recorder.gql<Seen>(QUERY, { url: 'http://169.254.169.254/' })).linkPreview).toBeNull();
  });

  it('is known to open, to be gone, or to be out of reach', async () => {
    const health = async (url: string) =>
      (await recorder.gql<{ linkHealth: object }>(HEALTH, { url })).linkHealth;
    for (const path of ['/news/1', '/moved', '/order.pdf'])
      expect(await health(origin + path)).toEqual({ opens: true, status: 200 });
    expect(await health(`${origin}/gone`)).toEqual({ opens: false, status: 404 });
    expect(await health('http://192.168.1.1/')).toEqual({ opens: false, status: null });
    expect(await health('http://127.0.0.1:1/')).toEqual({ opens: false, status: null });
  });

  it('is for people signed in, twenty times a minute, however they are packed', async () => {
    const { errors } = await town.anybody().ask<Seen>(QUERY, { url: origin });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_SIGNED_IN' } }]);
    const head = await town.as('head');
    const aliases = Array.from(
      { length: 25 },
      (_, n) => `a${n}: linkPreview(url: "${origin}/${n}") { title }`,
    );
    const answer = await head.ask<object>(`{ ${aliases.join(' ')} }`);
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(Array(5).fill('TRY_AGAIN'));
    town.wait({ minutes: 2 });
    expect(await look(head, '/again')).toMatchObject({ title: 'ประกาศแผน' });
  });

  it('is refused at this very machine, unless a test says otherwise', async () => {
    const guarded = await startTown();
    expect(await look(await guarded.as('recorder'), '/news/1')).toBeNull();
    await guarded.stop();
  });
});
