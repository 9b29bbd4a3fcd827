/** Links that people recorded, watched by the server itself: a real server stands in for the world. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { until } from '../testing/photo.ts';
import { FINANCE, placesSeenBy, planIdSeenBy, type Places } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

const HEALTH = 'query ($url: String!, $anew: Boolean) { linkHealth(url: $url, anew: $anew) { fate status } }';
const LACKING = `query ($planId: ID!, $round: Int!) {
  reportReadiness(planId: $planId, round: $round) { goneLinks { url status } }
}`;

let world: Server;
let town: Town;
let places: Places;
let recorder: Client;
let coordinator: Client;
let planId: string;
/** What pages of the world answer, and how often they were asked. */
const answers = new Map<string, number>();
const asked = new Map<string, number>();
const at = (path: string) => `http://127.0.0.1:${(world.address() as AddressInfo).port}${path}`;
const timesAsked = (path: string) => asked.get(path) ?? 0;
const untilAsked = (path: string, times: number) => until(() => Promise.resolve(timesAsked(path) === times));

beforeAll(async () => {
  world = createServer(({ url = '' }, response) => {
    asked.set(url, timesAsked(url) + 1);
    response.writeHead(answers.get(url) ?? 200, { 'content-type': 'text/html' }).end('<title>ประกาศ</title>');
  });
  await new Promise<void>((done) => world.listen(0, '127.0.0.1', done));
  town = await startTown({ LINK_PREVIEWS: 'loopback' });
  [recorder, coordinator] = [await town.as('recorder'), await town.as('coordinator')];
  places = await placesSeenBy(coordinator);
  planId = await planIdSeenBy(coordinator);
});
afterAll(async () => {
  await town.stop();
  world.closeAllConnections();
  world.close();
});

async function recorded(path: string): Promise<string> {
  const action = anAction(
    { measureId: places.measure('I7'), unitId: places.unit(FINANCE) },
    { link: at(path) },
  );
  expect((await record(recorder, action)).userErrors).toEqual([]);
  return action.id;
}

async function health(path: string, anew?: boolean) {
  return (await recorder.gql<{ linkHealth: object }>(HEALTH, { url: at(path), anew })).linkHealth;
}

interface Lacking {
  readonly reportReadiness: { readonly goneLinks: object[] };
}
async function goneLinks(round = 1): Promise<object[]> {
  return (await coordinator.gql<Lacking>(LACKING, { planId, round })).reportReadiness.goneLinks;
}

describe('a link that was recorded', () => {
  it('[LINK1] is looked at by itself; what was found is told without another look, unless one is asked for', async () => {
    await recorded('/news/1');
    await untilAsked('/news/1', 1);
    expect(await health('/news/1')).toEqual({ fate: 'OPENS', status: 200 });
    expect(timesAsked('/news/1')).toBe(1);
    answers.set('/news/1', 503);
    expect(await health('/news/1', true)).toEqual({ fate: 'UNKNOWN', status: 503 });
    expect(timesAsked('/news/1')).toBe(2);
    answers.delete('/news/1');
    town.wait({ days: 2 });
    await untilAsked('/news/1', 3);
  });

  it('[LINK1] [REP7] that is gone is what a report would lack, until it is back or another takes its place', async () => {
    for (const [path, status] of [
      ['/gone', 404],
      ['/moved-away', 410],
      ['/forbidden', 403],
    ] as const)
      answers.set(path, status);
    const id = await recorded('/gone');
    for (const path of ['/moved-away', '/forbidden']) await recorded(path);
    await until(async () => (await goneLinks()).length === 2);
    expect(await goneLinks()).toEqual(
      expect.arrayContaining([
        { url: at('/gone'), status: 404 },
        { url: at('/moved-away'), status: 410 },
      ]),
    );
    expect(await goneLinks(2)).toHaveLength(2);
    const changing = anOrder('changeAction', { link: at('/there') }, { entityId: id, baseVersion: 1000 });
    expect(await phoneOf(recorder).send(changing)).toMatchObject([{ status: 'APPLIED' }]);
    await untilAsked('/there', 1);
    answers.delete('/moved-away');
    town.wait({ days: 2 });
    await until(async () => (await goneLinks()).length === 0);
  });

  it('[LINK1] is let be where the server does not look out', async () => {
    const quiet = await startTown({ LINK_PREVIEWS: 'off' });
    const person = await quiet.as('recorder');
    const there = await placesSeenBy(person);
    const link = at('/never');
    const cell = { measureId: there.measure('I7'), unitId: there.unit(FINANCE) };
    await record(person, anAction(cell, { link }));
    await new Promise((done) => setTimeout(done, 2_500));
    expect((await person.gql<{ linkHealth: object | null }>(HEALTH, { url: link })).linkHealth).toBeNull();
    expect(timesAsked('/never')).toBe(0);
    await quiet.stop();
  });
});
