import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, check, record } from '../testing/deeds.ts';
import { FEBRUARY, FINANCE, placesSeenBy, planIdSeenBy, PUBLIC_WORKS } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { plansOf } from '../testing/queries.ts';
import { startTown, type Town } from '../testing/town.ts';

const DONE = [
  ['I7', FINANCE, '2023-01', '2023-01-31'],
  ['E12', PUBLIC_WORKS, FEBRUARY, '2023-02-01'],
  ['E12', FINANCE, FEBRUARY, '2023-02-14'],
  ['I7', FINANCE, FEBRUARY, '2023-02-20'],
] as const;
const PUBLISH = 'mutation ($input: PublishPlanInput!) { publishPlan(input: $input) { userErrors { code } } }';

let town: Town;
let executive: Client;
/** By what they are called in a filter. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  town = await startTown();
  executive = await town.as('executive');
  const places = await placesSeenBy(executive);
  const input = { planId: await planIdSeenBy(executive) };
  await (await town.as('coordinator')).gql(PUBLISH, { input });
  const units = [FINANCE, PUBLIC_WORKS].map((name) => ({
    role: 'RECORDER' as const,
    unitId: places.unit(name),
  }));
  const recorder = await hire(town, 'somchai', units);
  for (const [code, unit, month, day] of DONE) {
    const cell = { measureId: places.measure(code), unitId: places.unit(unit), month };
    Object.assign(ids, { [code]: cell.measureId, [unit]: cell.unitId });
    const action = anAction(cell, { day });
    expect((await record(recorder, action)).userErrors).toEqual([]);
    const covered = [{ actionId: action.id, version: await versionOf(action.id) }];
    expect((await check(executive, cell, { covered })).userErrors).toEqual([]);
  }
});
afterAll(() => town.stop());

async function versionOf(id: string): Promise<number> {
  const sql = 'select version from publicity_action where id = ?';
  const [found] = await town.house.database.fork().execute<{ version: number }[]>(sql, [id]);
  return found?.version ?? 0;
}

const READERS = {
  'the executive': () => executive,
  'a stranger': () => town.anybody(),
};
type Reader = keyof typeof READERS;
const EACH_READER = Object.keys(READERS) as Reader[];

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly day: string }[];
  readonly pageInfo: { readonly endCursor: string };
}
async function page(list: string, reader: Reader, args: object): Promise<Page> {
  const document = `query ($first: Int, $last: Int, $after: String, $filter: PublicityLogFilter) {
    page: ${list}(agency: "${SLUG}", first: $first, last: $last, after: $after, filter: $filter) {
      totalCount nodes { ${list === 'publicityActions' ? 'day' : 'month'} } pageInfo { endCursor }
    }
  }`;
  return (await READERS[reader]().gql<{ page: Page }>(document, args)).page;
}

describe.each(EACH_READER)('things done, as %s reads them', (reader) => {
  it.each([
    ['all of them', {}, [0, 1, 2, 3]],
    ['those of a unit', { unitId: FINANCE }, [0, 2, 3]],
    ['those for a measure', { measureId: 'E12' }, [1, 2]],
    ['those from a month on', { from: FEBRUARY }, [1, 2, 3]],
    ['those up to a month', { until: '2023-01' }, [0]],
    ['those of a month', { from: FEBRUARY, until: FEBRUARY }, [1, 2, 3]],
    ['those of a measure, unit and month', { measureId: 'I7', unitId: FINANCE, from: FEBRUARY }, [3]],
  ])('are %s, by day', async (_, asked, expected) => {
    const filter = Object.fromEntries(Object.entries(asked).map(([name, said]) => [name, ids[said] ?? said]));
    const { nodes, totalCount } = await page('publicityActions', reader, { first: 100, filter });
    expect(nodes.map(({ day }) => day)).toEqual(expected.map((at) => DONE[at]?.[3]));
    expect(totalCount).toBe(expected.length);
  });
});

describe.each(EACH_READER)('a page, as %s reads it', (reader) => {
  it.each([
    ['publicityActions', 'publicity_action', 'day'],
    ['publicityLogs', 'publicity_log', 'month'],
  ])('of %s begins at its place and sorts nothing, however many years there are', async (list, table, by) => {
    const { pageInfo } = await page(list, reader, { first: 2 });
    const from = { first: 1, after: pageInfo.endCursor };
    const index = `${table}_agency_id_${by}_id_index.*?agency_id ?=`;
    for (const [args, along] of [
      [{ first: 1 }, index],
      [{ last: 1 }, index],
      [from, `${index}[^}]* AND [^}]*\\b${by}\\b[^}]*>`],
    ] as const) {
      const [plan] = await plansOf(town, table, () => page(list, reader, args));
      expect(plan).toMatch(new RegExp(along));
      expect(plan).not.toMatch(/TEMP B-TREE|Sort Key/);
    }
  });
});
