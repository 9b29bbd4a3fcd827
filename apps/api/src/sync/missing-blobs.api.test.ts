import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction } from '../testing/deeds.ts';
import { announced, hashed, until } from '../testing/photo.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

const ACTIONS = 15;
const PHOTOS = 20;

let town: Town;
let recorder: Client;
/** Action by action, the oldest first. */
const waiting: string[][] = [];
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  const places = await placesSeenBy(recorder);
  const phone = phoneOf(recorder);
  for (let action = 0; action < ACTIONS; action += 1) {
    const { id, ...payload } = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
    const photos = Array.from({ length: PHOTOS }, (_, at) => hashed(Buffer.from(`photo ${action} ${at}`)));
    const attach = photos.map((photo) => anOrder('attachPhoto', announced(id, photo)));
    const receipts = await phone.send(anOrder('recordAction', payload, { entityId: id }), ...attach);
    expect(receipts.map(({ status }) => status)).toEqual(receipts.map(() => 'APPLIED'));
    waiting.push(photos.map(({ sha256 }) => sha256));
  }
});
afterAll(() => town.stop());

const named = async () => (await phoneOf(recorder).push([])).missingBlobs;

describe('of photos by the hundred that have not arrived', () => {
  it('[S5] [C9] the newest are asked for each time: phones still have those, if any', async () => {
    const missing = await named();
    expect(missing.length).toBeLessThanOrEqual(200);
    for (const photos of waiting.slice(-5)) expect(missing).toEqual(expect.arrayContaining(photos));
  });

  it('[S5] [C9] each is asked for one time or another, also when no phone has the newest any more', async () => {
    const left = new Set(waiting.flat());
    await until(async () => {
      for (const sha256 of await named()) left.delete(sha256);
      return left.size === 0;
    });
  });
});
