/** Word of what is new reaches whoever has a board open: of their own agency, and of nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
});
afterAll(() => town.stop());

/** The ids of what comes, in order, until `stop`. */
async function listening(client: Client) {
  const stopping = new AbortController();
  const headers = { accept: 'text/event-stream' };
  const response = await client.fetch('/news', { headers, signal: stopping.signal });
  const heard: number[] = [];
  const decoder = new TextDecoder();
  const read = async (): Promise<void> => {
    for await (const bytes of response.body ?? [])
      for (const [, id] of decoder.decode(bytes, { stream: true }).matchAll(/^id: (\d+)$/gm))
        heard.push(Number(id));
  };
  void read().catch(() => undefined);
  return { response, heard, stop: () => stopping.abort() };
}

async function recordSomething(): Promise<number> {
  const { id, ...payload } = anAction({ measureId: places.measure('E12'), unitId: places.unit(FINANCE) });
  const [receipt] = await phoneOf(recorder).send(anOrder('recordAction', payload, { entityId: id }));
  return receipt?.version ?? 0;
}

test('a board that is open hears where things stand, and of each record that arrives', async () => {
  const board = await listening(await town.as('executive'));
  expect(board.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  await expect.poll(() => board.heard.length).toBe(1);
  const version = await recordSomething();
  await expect.poll(() => board.heard.at(-1)).toBeGreaterThanOrEqual(version);
  board.stop();
});

test('another agency hears nothing of it', async () => {
  const others = await listening(await foundSecondAgency(town, 'bansuan'));
  const ours = await listening(await town.as('executive'));
  await expect.poll(() => [others.heard.length, ours.heard.length]).toEqual([1, 1]);
  await recordSomething();
  await expect.poll(() => ours.heard.length).toBe(2);
  expect(others.heard).toHaveLength(1);
  others.stop();
  ours.stop();
});

test('nobody hears anything who is not signed in', async () => {
  const response = await town.anybody().fetch('/news', { headers: { accept: 'text/event-stream' } });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 'NOT_SIGNED_IN' });
});
