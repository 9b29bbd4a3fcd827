import { SLUG, UNITS } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, giveInstruction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

interface Page {
  nodes: { id: string }[];
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}
const PAGE =
  'nodes { id } edges { cursor node { id } } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
/** Each connection in an order of its own: by id, by position, by month, by day. */
const LISTS = ['units', 'measures', 'publicityLogs', 'publicityActions'] as const;
const COUNTS = { units: UNITS.length, measures: 8, publicityLogs: 5, publicityActions: 9 };
type List = keyof typeof COUNTS;

let town: Town;
let places: Places;
let executive: Client;
beforeAll(async () => {
  town = await startTown();
  executive = await town.as('executive');
  places = await placesSeenBy(executive);
  const recorder = await town.as('recorder');
  const recorded = async (code: string, month: string, ...days: string[]) => {
    const cell = { measureId: places.measure(code), unitId: places.unit(FINANCE), month };
    for (const day of days)
      expect((await record(recorder, anAction(cell, { day: `${month}-${day}` }))).userErrors).toEqual([]);
  };
  await recorded('I7', '2023-02', '14', '14', '03');
  await recorded('I7', '2023-01', '31');
  await recorded('O23', '2023-02', '14', '20');
  await recorded('O23', '2022-12', '30', '31');
  await recorded('E12', '2023-02', '14');
});
afterAll(() => town.stop());

async function page(list: List, args: Record<string, string | number | null>): Promise<Page> {
  const year = list === 'measures' ? ', fiscalYear: 2566' : '';
  const document = `query ($first: Int, $after: String, $last: Int, $before: String) {
    page: ${list}(agency: "${SLUG}"${year}, first: $first, after: $after, last: $last, before: $before) { ${PAGE} }
  }`;
  const { data, errors } = await executive.ask<{ page: Page }>(document, args);
  if (!data?.page) throw new Error(JSON.stringify(errors));
  return data.page;
}
const anInstruction = () => ({
  ...{ unitId: places.unit(FINANCE), personId: null, measureId: null, month: null },
  ...{ words: 'ขอภาพกิจกรรมเพิ่ม', dueDay: '2023-03-01' },
});
const ids = ({ nodes }: Page) => nodes.map(({ id }) => id);

const NO_ID = '01890000-0000-7000-8000-000000000000';
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

it('[TXT1] is asked for in a text that no database could keep: the same answer from both', async () => {
  const slug = `${SLUG}\0\ud800`;
  const { data, errors } = await executive.ask('query ($slug: String!) { agency(slug: $slug) { id } }', {
    slug,
  });
  expect([data, errors]).toEqual([{ agency: null }, undefined]);
  for (const [list, type, day] of [
    ['publicityActions', 'PublicityAction', '2023-02-14\0'],
    ['publicityLogs', 'PublicityLog', '2023-02\ud800'],
  ] as const)
    expect((await page(list, { first: 1, after: cursor(type, day, NO_ID) })).nodes.length).toBeLessThan(2);
});

describe.each(LISTS)('the list %s', (list) => {
  it('counts all, shows them once, and agrees with its edges', async () => {
    const all = await page(list, { first: 100 });
    expect(all.totalCount).toBe(COUNTS[list]);
    expect(new Set(ids(all)).size).toBe(COUNTS[list]);
    expect(all.edges.map(({ node }) => node.id)).toEqual(ids(all));
    expect(all.pageInfo).toEqual({
      ...{ hasNextPage: false, hasPreviousPage: false },
      ...{ startCursor: all.edges[0]?.cursor, endCursor: all.edges.at(-1)?.cursor },
    });
  });

  it.each([1, 2, 3])('is walked forward %i at a time', async (first) => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const part: Page = await page(list, { first, after });
      seen.push(...ids(part));
      expect(part.pageInfo.hasPreviousPage).toBe(after !== null);
      after = part.pageInfo.endCursor;
      if (!part.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(ids(await page(list, { first: 100 })));
  });

  it.each([1, 2, 3])('is walked backward %i at a time', async (last) => {
    const seen: string[] = [];
    let before: string | null = null;
    for (;;) {
      const part: Page = await page(list, { last, before });
      seen.unshift(...ids(part));
      expect(part.pageInfo.hasNextPage).toBe(before !== null);
      before = part.pageInfo.startCursor;
      if (!part.pageInfo.hasPreviousPage) break;
    }
    expect(seen).toEqual(ids(await page(list, { first: 100 })));
  });

  it('takes a piece out of the middle', async () => {
    const all = await page(list, { first: 100 });
    const between = { after: all.edges[0]?.cursor ?? '', before: all.edges[3]?.cursor ?? '' };
    expect(ids(await page(list, { first: 100, ...between }))).toEqual(ids(all).slice(1, 3));
    expect(await page(list, { first: 0 })).toMatchObject({
      nodes: [],
      totalCount: COUNTS[list],
      pageInfo: { startCursor: null },
    });
  });

  it.each([
    ['a negative first', { first: -1 }, 'first'],
    ['a negative last', { last: -1 }, 'last'],
    ['more than a hundred', { first: 101 }, 'first'],
    ['both ends at once', { first: 1, last: 1 }, 'last'],
    ['an empty cursor', { first: 1, after: '' }, 'after'],
    ['a garbage cursor', { first: 1, after: 'garbage' }, 'after'],
    ['a cursor of nothing', { first: 1, before: cursor() }, 'before'],
    ['a cursor that carries a condition', { first: 1, after: cursor('Unit', { $ne: null }, NO_ID) }, 'after'],
    ['a cursor of another list', { first: 1, after: cursor('Agency', NO_ID, NO_ID) }, 'after'],
  ])('refuses %s, and says so', async (_, args, field) => {
    const year = list === 'measures' ? ', fiscalYear: 2566' : '';
    const given = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const english = executive.saying({ 'accept-language': 'en' });
    const { errors } = await english.ask(
      `{ ${list}(agency: "${SLUG}"${year}, ${given.join(', ')}) { nodes { id } } }`,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'FIELD_WRONG' } }]);
    expect(errors?.[0]?.message).toContain(`The value of ${field} is not valid`);
  });
});

it('a page has twenty when nobody says how many', async () => {
  const given: string[] = [];
  for (let count = 0; count < 21; count += 1)
    given.push((await giveInstruction(executive, anInstruction())).id ?? '');
  const instructions = async (args: string) => {
    const asked = `{ page: instructions(agency: "${SLUG}"${args}) { ${PAGE} } }`;
    return (await executive.gql<{ page: Page }>(asked)).page;
  };
  const first = await instructions('');
  expect(first).toMatchObject({ totalCount: 21, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  expect(ids(first)).toHaveLength(20);
  expect(ids(await instructions(', first: null, last: null'))).toEqual(ids(first));
  const rest = await instructions(`, after: "${first.pageInfo.endCursor}"`);
  expect(rest.pageInfo.hasNextPage).toBe(false);
  expect([...ids(first), ...ids(rest)].sort()).toEqual(given.sort());
});

it('a list comes in the order of the plan and of the calendar', async () => {
  const { measures, publicityActions } = await executive.gql<{
    measures: { nodes: { position: number }[] };
    publicityActions: { nodes: { day: string }[] };
  }>(`{
    measures(agency: "${SLUG}", fiscalYear: 2566) { nodes { position } }
    publicityActions(agency: "${SLUG}") { nodes { day } }
  }`);
  expect(measures.nodes.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const days = publicityActions.nodes.map(({ day }) => day);
  expect(days).toEqual([...days].sort());
});

describe('a filter', () => {
  it('narrows by measure, unit and month', async () => {
    const count = async (filter: string) => {
      const found = await executive.gql<{ publicityActions: { totalCount: number } }>(
        `{ publicityActions(agency: "${SLUG}", filter: { ${filter} }) { totalCount } }`,
      );
      return found.publicityActions.totalCount;
    };
    expect(await count(`measureId: "${places.measure('I7')}"`)).toBe(4);
    expect(await count('from: "2023-02"')).toBe(6);
    expect(await count('from: "2022-12", until: "2023-01"')).toBe(3);
    expect(await count(`unitId: "${places.unit(UNITS[1])}"`)).toBe(0);
  });

  it.each([
    ['publicityActions', '', 'unitId: "finance"', 'unitId'],
    ['publicityLogs', '', 'measureId: "I7"', 'measureId'],
    ['publicityLogs', '', 'from: "2023-03", until: "2023-02"', 'until'],
    ['measures', ', fiscalYear: 2566', 'unitId: "finance"', 'unitId'],
    ['instructions', '', 'unitId: "finance"', 'unitId'],
    ['instructions', '', 'measureId: "I7"', 'measureId'],
  ])('of %s%s refuses { %s }, which nothing can be', async (list, more, filter, field) => {
    const asked = `{ ${list}(agency: "${SLUG}"${more}, filter: { ${filter} }) { totalCount } }`;
    const { errors } = await executive.saying({ 'accept-language': 'en' }).ask(asked);
    expect(errors).toMatchObject([{ extensions: { code: 'FIELD_WRONG' } }]);
    expect(errors?.[0]?.message).toContain(`The value of ${field} is not valid`);
  });

  it('with an id that nobody has finds nothing', async () => {
    expect(
      await executive.gql(`{
        publicityActions(agency: "${SLUG}", filter: { unitId: "${NO_ID}" }) { totalCount }
        measures(agency: "${SLUG}", fiscalYear: 2566, filter: { unitId: "${NO_ID}" }) { totalCount }
      }`),
    ).toEqual({ publicityActions: { totalCount: 0 }, measures: { totalCount: 0 } });
  });

  it('narrows measures by who is responsible', async () => {
    const { measures } = await executive.gql<{ measures: object }>(`{
      measures(agency: "${SLUG}", fiscalYear: 2566, filter: { unitId: "${places.unit(FINANCE)}" }) { totalCount nodes { position } }
    }`);
    const nodes = [1, 3, 4, 5, 6, 7].map((position) => ({ position }));
    expect(measures).toEqual({ totalCount: 6, nodes });
  });
});
