import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, check, record, stateNothing } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, planIdSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, aPhoto, put } from '../testing/photo.ts';
import { rowsReadBy } from '../testing/queries.ts';
import { issueToken } from '../testing/tokens.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
/** Somebody passing by, and a portal with the scope read:public: they see the same. */
const strangers: Client[] = [];
const published = { planId: '', checked: '', unchecked: '', photo: '' };
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
  const { secret } = await issueToken(await town.as('coordinator'), ['READ_PUBLIC']);
  strangers.push(town.anybody(), town.asThirdParty(secret ?? ''));
  published.planId = await planIdSeenBy(recorder);
});
afterAll(() => town.stop());

const cell = (code: string) => ({ measureId: places.measure(code), unitId: places.unit(FINANCE) });
const EVERYTHING = `{
  agency(slug: "${SLUG}") { name fiscalYears }
  plans(agency: "${SLUG}") { title warnings { code } measures { title } }
  plan(agency: "${SLUG}", fiscalYear: 2566) { title warnings { code } }
  units(agency: "${SLUG}") { totalCount nodes { name } }
  measures(agency: "${SLUG}", fiscalYear: 2566) { totalCount nodes { title cells } }
  publicityLogs(agency: "${SLUG}") { totalCount nodes { id month actions { id what recordedBy photos { id } } deeds { id } } }
  publicityActions(agency: "${SLUG}") { totalCount nodes { id what recordedBy photos { id url } channel { name } } }
  reports(agency: "${SLUG}") { id }
}`;
interface Everything {
  plan: object | null;
  measures: { totalCount: number; nodes: object[] };
  publicityLogs: { totalCount: number; nodes: { id: string; actions: object[] }[] };
  publicityActions: { totalCount: number; nodes: { id: string }[] };
}
const node = (client: Client, id: string) =>
  client.gql<{ node: object | null }>(`{ node(id: "${id}") { __typename id } }`);

interface MonthSeen {
  id: string;
  status: string;
  actions: { id: string }[];
}
/** The log of the finance unit. */
async function monthSeen(client: Client, code: string, month = '2023-02'): Promise<MonthSeen[]> {
  const { publicityLogs } = await client.gql<{ publicityLogs: { totalCount: number; nodes: MonthSeen[] } }>(
    `query ($filter: PublicityLogFilter) {
      publicityLogs(agency: "${SLUG}", filter: $filter) { totalCount nodes { id status actions { id } } } }`,
    { filter: { ...cell(code), from: month, until: month } },
  );
  expect(publicityLogs.totalCount).toBe(publicityLogs.nodes.length);
  return publicityLogs.nodes;
}

/** An action of a month that the executive has checked. */
async function checkedAction(code: string): Promise<{ id: string; version: number }> {
  const input = anAction(cell(code));
  await record(recorder, input);
  return { id: input.id, version: await checkAgain(code, input.id) };
}
/** Checks these actions as they stand; gives the version of the first. */
async function checkAgain(code: string, ...ids: string[]): Promise<number> {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  const covered = ids.map((id) => ({
    actionId: id,
    version: rows.find((row) => row.id === id)?.version ?? 0,
  }));
  await check(await town.as('executive'), cell(code), { covered });
  return covered[0]?.version ?? 0;
}

describe('before a plan is published', () => {
  it('[PUB1] strangers see the agency’s name and nothing else, though a month is recorded and checked', async () => {
    const photo = await aPhoto('cyan');
    const input = anAction(cell('I7'));
    await record(recorder, input);
    await phoneOf(recorder).send(anOrder('attachPhoto', announced(input.id, photo)));
    await put(recorder, photo);
    await checkAgain('I7', input.id);
    published.checked = input.id;
    published.photo = photo.sha256;
    for (const stranger of strangers) {
      const none = { totalCount: 0, nodes: [] };
      expect(await stranger.gql(EVERYTHING)).toEqual({
        ...{ agency: { name: 'เทศบาลตำบลบ่อพลอย', fiscalYears: [] }, plans: [], plan: null, reports: [] },
        ...{ units: none, measures: none, publicityLogs: none, publicityActions: none },
      });
      for (const id of [published.planId, published.checked, places.measure('I7')]) {
        expect(await node(stranger, id)).toEqual({ node: null });
      }
    }
  });

  it('[MAY2] it is published by the coordinator', async () => {
    const PUBLISH =
      'mutation ($input: PublishPlanInput!) { publishPlan(input: $input) { plan { publishedAt } userErrors { code } } }';
    const input = { planId: published.planId };
    expect(await (await town.as('executive')).gql(PUBLISH, { input })).toEqual({
      publishPlan: { plan: null, userErrors: [{ code: 'NOT_ALLOWED' }] },
    });
    const coordinator = await town.as('coordinator');
    const first = await coordinator.gql(PUBLISH, { input });
    expect(first).toEqual({
      publishPlan: { plan: { publishedAt: expect.stringMatching(/^2023-02-20T/) as string }, userErrors: [] },
    });
    town.wait({ minutes: 5 });
    expect(await coordinator.gql(PUBLISH, { input })).toEqual(first);
  });
});

describe('after a plan is published', () => {
  it('[PUB1] strangers read its measures word for word, without the importer’s remarks', async () => {
    for (const stranger of strangers) {
      const seen = await stranger.gql<Everything>(EVERYTHING);
      expect(seen.measures).toMatchObject({ totalCount: 8, nodes: { length: 8 } });
      expect(seen.plan).toMatchObject({ warnings: [] });
      expect(await node(stranger, published.planId)).toMatchObject({ node: { __typename: 'Plan' } });
      expect(await node(stranger, places.measure('I7'))).toMatchObject({ node: { __typename: 'Measure' } });
    }
  });

  it('[PUB2] [PUB3] they see what was checked, without names, photos and deeds', async () => {
    const input = anAction(cell('O23'));
    await record(recorder, input);
    published.unchecked = input.id;
    for (const stranger of strangers) {
      const { publicityLogs, publicityActions } = await stranger.gql<Everything>(EVERYTHING);
      const action = {
        id: published.checked,
        what: 'ติดประกาศแผนการใช้จ่ายงบประมาณ',
        recordedBy: null,
        photos: [],
      };
      expect(publicityActions).toEqual({
        totalCount: 1,
        nodes: [{ ...action, channel: { name: 'ป้ายประกาศ' } }],
      });
      expect(publicityLogs).toMatchObject({
        totalCount: 1,
        nodes: [{ month: '2023-02', actions: [action], deeds: [] }],
      });
      expect(await node(stranger, published.checked)).toMatchObject({
        node: { __typename: 'PublicityAction' },
      });
      expect(await node(stranger, publicityLogs.nodes[0]?.id ?? '')).toMatchObject({
        node: { __typename: 'PublicityLog' },
      });
      expect(await node(stranger, published.unchecked)).toEqual({ node: null });
    }
    expect((await strangers[1]?.fetch(`/blobs/${published.photo}`))?.status).toBe(404);
  });

  it('[PUB2] an action that changed after its check stays inside until the next one', async () => {
    const { id, version } = await checkedAction('E12');
    const logId = (await monthSeen(recorder, 'E12'))[0]?.id ?? '';
    const seen = async () =>
      (await (strangers[0] ?? recorder).gql<Everything>(EVERYTHING)).publicityActions.nodes.map(
        (action) => action.id,
      );
    expect(await seen()).toContain(id);
    await phoneOf(recorder).send(
      anOrder('changeAction', { what: 'แก้ไขแล้ว' }, { entityId: id, baseVersion: version }),
    );
    for (const stranger of strangers) {
      expect(await seen()).not.toContain(id);
      expect(await node(stranger, id)).toEqual({ node: null });
      expect(await monthSeen(stranger, 'E12')).toEqual([]);
      expect(await node(stranger, logId)).toEqual({ node: null });
    }
    expect(await monthSeen(recorder, 'E12')).toMatchObject([{ id: logId, status: 'RECORDED' }]);
    await checkAgain('E12', id);
    expect(await seen()).toContain(id);
    expect(await monthSeen(town.anybody(), 'E12')).toEqual([
      { id: logId, status: 'CHECKED', actions: [{ id }] },
    ]);
  });

  it('[PUB2] [CELL3] a month of which was checked that nothing was done is seen, until something else was checked', async () => {
    const january = { ...cell('O23'), month: '2023-01' };
    const seen = async () =>
      (await monthSeen(town.anybody(), 'O23', '2023-01')).map(({ actions }) => actions);
    const executive = await town.as('executive');
    await stateNothing(await town.as('head'), january, { reason: 'ยังไม่มีงบประมาณ' });
    expect(await seen()).toEqual([]);
    expect((await check(executive, january, { covered: [] })).userErrors).toEqual([]);
    expect(await seen()).toEqual([[]]);
    const action = anAction(january, { day: '2023-01-14' });
    await record(recorder, action);
    expect(await seen()).toEqual([[]]);
    const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
    const version = rows.find(({ id }) => id === action.id)?.version ?? 0;
    await check(executive, january, { covered: [{ actionId: action.id, version }] });
    expect(await seen()).toEqual([[{ id: action.id }]]);
    const change = { entityId: action.id, baseVersion: 1_000_000 };
    await phoneOf(recorder).send(anOrder('changeAction', { what: 'แก้ไขแล้ว' }, change));
    expect(await seen()).toEqual([]);
  });

  it('[PUB2] an action that was withdrawn after its check is gone', async () => {
    const { id, version } = await checkedAction('E13');
    await phoneOf(recorder).send(
      anOrder('withdrawAction', { reason: 'ซ้ำ' }, { entityId: id, baseVersion: version }),
    );
    for (const stranger of strangers) {
      expect(await node(stranger, id)).toEqual({ node: null });
      expect(await monthSeen(stranger, 'E13')).toEqual([]);
    }
  });

  it('[PUB2] an older check that arrives later takes nothing away: what any check covered stays', async () => {
    const offline = await hire(town, 'offline', [{ role: 'EXECUTIVE' }]);
    const first = await checkedAction('E14');
    const second = anAction(cell('E14'));
    await record(recorder, second);
    await checkAgain('E14', first.id, second.id);
    const early = [{ actionId: first.id, version: first.version }];
    expect((await check(offline, cell('E14'), { covered: early })).userErrors).toEqual([]);
    for (const stranger of strangers) {
      const { publicityLogs, publicityActions } = await stranger.gql<Everything>(EVERYTHING);
      const ofLogs = publicityLogs.nodes.flatMap(({ actions }) => actions);
      for (const { id } of [first, second]) {
        expect(publicityActions.nodes.map((action) => action.id)).toContain(id);
        expect(ofLogs).toContainEqual(expect.objectContaining({ id }));
        expect(await node(stranger, id)).toMatchObject({ node: { id } });
      }
    }
  });

  it('[PUB2] one of them costs strangers as much to read among few as among many', async () => {
    const asked = [
      `{ publicityActions(agency: "${SLUG}", first: 1) { totalCount nodes { id } } }`,
      `{ publicityLogs(agency: "${SLUG}", first: 1) { nodes { actions { id } } } }`,
      `{ node(id: "${published.checked}") { id } }`,
    ];
    const read = async () => {
      const counts: number[] = [];
      for (const query of asked) counts.push(await rowsReadBy(town, () => town.anybody().gql(query)));
      return counts;
    };
    const amongFew = await read();
    const more = Array.from({ length: 12 }, () => anAction(cell('O19')));
    for (const input of more) await record(recorder, input);
    await checkAgain('O19', ...more.map(({ id }) => id));
    expect(await read()).toEqual(amongFew);
    const { publicityActions } = await town.anybody().gql<Everything>(EVERYTHING);
    expect(publicityActions.nodes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(more.map(({ id }) => id)),
    );
  });

  it('[MAY2] staff of another unit see no more than their own, by node as by list', async () => {
    const somchai = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    const { secret } = await issueToken(await town.as('coordinator'), ['READ_AGENCY']);
    for (const insider of [recorder, town.asThirdParty(secret ?? '')]) {
      expect(await node(insider, published.unchecked)).toMatchObject({ node: { id: published.unchecked } });
    }
    expect(await node(somchai, published.unchecked)).toEqual({ node: null });
    expect((await somchai.gql<Everything>(EVERYTHING)).publicityActions.totalCount).toBe(0);
    expect(await node(town.anybody(), 'garbage')).toEqual({ node: null });
  });
});
