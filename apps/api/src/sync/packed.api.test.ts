/** What of the answers travels packed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anAction, record } from '../testing/deeds.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { aLargePhoto, announced, put } from '../testing/photo.ts';
import { FINANCE } from '../testing/places.ts';
import { townWithAction } from '../testing/town-with-action.ts';

const { town, places, recorder, actionId } = await townWithAction();
const MOST_WORDS = 'ปิดประกาศ'.repeat(200);
beforeAll(async () => {
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  for (let nth = 0; nth < 15; nth += 1) await record(recorder, anAction(cell, { what: MOST_WORDS }));
});
afterAll(() => town.stop());

async function answer(query: string, encoding: string) {
  const headers = { 'content-type': 'application/json', 'accept-encoding': encoding };
  const body = JSON.stringify({ query });
  const response = await recorder.fetch('/graphql', { method: 'POST', headers, body });
  return { packed: response.headers.get('content-encoding'), text: await response.text() };
}
const PAGE = '{ syncPull(since: 0) { cursor rows { kind id version data } } }';

it('a large page of a sync does, for who can unpack it, and says the same', async () => {
  const plain = await answer(PAGE, 'identity');
  expect(plain.packed).toBeNull();
  expect(plain.text.length).toBeGreaterThan(20_000);
  for (const asked of ['gzip', 'br, gzip, deflate'])
    expect(await answer(PAGE, asked)).toEqual({ packed: 'gzip', text: plain.text });
});

it('a small answer does not, nor does a photo, which would not become smaller', async () => {
  expect((await answer('{ viewer { person { id } } }', 'gzip')).packed).toBeNull();
  const photo = await aLargePhoto();
  await phoneOf(recorder).send(anOrder('attachPhoto', announced(actionId, photo)));
  await put(recorder, photo);
  const { status, headers } = await recorder.fetch(`/blobs/${photo.sha256}`, {
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(status).toBe(200);
  expect(headers.get('content-encoding')).toBeNull();
});

it('what is sent packed is not unpacked: a few bytes could become any number', async () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const sent = await recorder.fetch('/graphql', { method: 'POST', headers, body: new Uint8Array([31, 139]) });
  expect(sent.status).toBe(400);
});
