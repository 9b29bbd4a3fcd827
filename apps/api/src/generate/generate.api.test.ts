import { actionFault, fiscalYear, monthsOf, normaliseThai, type Day } from '@prongsai/domain';
import type { SyncRow, SyncRowKind } from '@prongsai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record, submit } from '../testing/deeds.ts';
import { tokenIn } from '../testing/people.ts';
import { phoneOf } from '../testing/phone.ts';
import { queriesOf } from '../testing/queries.ts';
import { startTown, type Town } from '../testing/town.ts';
import { generate } from './generate.ts';

const SMALL = ['--measures', '5', '--units', '3', '--actions', '150', '--years', '2', '--seed', '11'];
const TODAY = '2023-02-20' as Day;

interface Cell {
  measureId: string;
  unitId: string;
  month: string;
  status: string;
  overdue: boolean;
  late: boolean;
  changedSinceCheck: boolean;
  photosMissing: boolean;
  actionCount: number;
}
interface Board {
  units: { id: string; name: string }[];
  measures: { id: string; position: number }[];
  cells: Cell[];
}

let town: Town;
let said: string;
beforeAll(async () => {
  town = await startTown();
  said = await generate(town.house, [...SMALL, '--slug', 'trial', '--agencies', '2']);
});
afterAll(() => town.stop());

const askedOf = (slug: string, year: number) => `{ board(agency: "${slug}", fiscalYear: ${year}) {
  units { id name } measures { id position }
  cells { measureId unitId month status overdue late changedSinceCheck photosMissing actionCount }
} }`;

async function boardOf(slug: string, year: number): Promise<Board> {
  const executive = await town.as(`executive.${slug}`);
  return (await executive.gql<{ board: Board }>(askedOf(slug, year))).board;
}

/** The cells under names that do not change from one making to another. */
async function factsOf(slug: string, year: number): Promise<string[]> {
  const { units, measures, cells } = await boardOf(slug, year);
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const positions = new Map(measures.map(({ id, position }) => [id, position]));
  return cells
    .map(({ measureId, unitId, ...cell }) =>
      JSON.stringify({ measure: positions.get(measureId), unit: unitNames.get(unitId), ...cell }),
    )
    .sort();
}

async function pulledBy(client: Client): Promise<SyncRow[]> {
  return (await phoneOf(client).pull()).flatMap((page) => page.rows);
}

function ofKind<K extends SyncRowKind>(pulled: readonly SyncRow[], kind: K) {
  return pulled.filter((row): row is Extract<SyncRow, { kind: K }> => row.kind === kind);
}

describe('made-up agencies', () => {
  it('say what they are, and how to come in', () => {
    expect(said).toContain('Seed 11. 2 agencies, trial-1 the first, each of 5 measures and 3 units.');
    expect(said).toContain(
      'Fiscal years 2565 to 2566 (BE), which is 1 October 2021 to 30 September 2023 (CE).',
    );
    expect(said).toContain('600 actions');
    expect(said).toMatch(/ {2}executive\.trial-1 +EXECUTIVE/);
  });

  it('[OWE2] [CELL1] owe every measure everywhere in every month, and have cells in every state', async () => {
    const [before, now] = [await boardOf('trial-1', 2565), await boardOf('trial-1', 2566)];
    expect([before.cells.length, now.cells.length]).toEqual([5 * 3 * 12, 5 * 3 * 12]);
    const statuses = new Set([...before.cells, ...now.cells].map(({ status }) => status));
    expect([...statuses].sort()).toEqual(
      ['CHECKED', 'NOTHING_TO_REPORT', 'NOT_RECORDED', 'NOT_YET', 'RECORDED', 'RETURNED', 'SUBMITTED'].sort(),
    );
    expect(before.cells.some(({ status }) => status === 'NOT_YET')).toBe(false);
    const later = monthsOf(fiscalYear(2566)).filter((month) => month > '2023-02');
    const notYet = now.cells.filter(({ status }) => status === 'NOT_YET');
    expect(new Set(notYet.map(({ month }) => month))).toEqual(new Set(later));
    for (const flag of ['overdue', 'late', 'changedSinceCheck', 'photosMissing'] as const)
      expect({ flag, cells: before.cells.some((cell) => cell[flag]) }).toEqual({ flag, cells: true });
  });

  it('come out the same from the same seed, and otherwise from another', async () => {
    await generate(town.house, [...SMALL, '--slug', 'again']);
    await generate(town.house, [...SMALL, '--slug', 'other', '--seed', '12']);
    for (const year of [2565, 2566])
      expect(await factsOf('again-1', year)).toEqual(await factsOf('trial-1', year));
    expect(await factsOf('other-1', 2565)).not.toEqual(await factsOf('trial-1', 2565));
    expect(await factsOf('trial-2', 2565)).not.toEqual(await factsOf('trial-1', 2565));
  });
});

describe('the cost of their boards', () => {
  it('is the same number of queries whatever their size', async () => {
    const large = ['--measures', '12', '--units', '8', '--actions', '2000', '--slug', 'large'];
    await generate(town.house, [...SMALL, ...large]);
    const cost = async (slug: string) => {
      const executive = await town.as(`executive.${slug}`);
      return queriesOf(town, () => executive.gql(askedOf(slug, 2566)));
    };
    expect((await boardOf('large-1', 2566)).cells).toHaveLength(12 * 8 * 12);
    expect(await cost('large-1')).toBe(await cost('trial-1'));
  });
});

describe('what their people recorded', () => {
  let pulled: SyncRow[];
  beforeAll(async () => {
    pulled = await pulledBy(await town.as('executive.trial-1'));
  });

  it('[S2] a phone reads whole, each row under a version of its own', () => {
    const versions = pulled.map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(ofKind(pulled, 'action')).toHaveLength(300);
    expect(ofKind(pulled, 'photo').length).toBeGreaterThan(200);
  });

  it('[MAY2] staff read that of their own unit', async () => {
    const recorder = await pulledBy(await town.as('recorder-2.trial-1'));
    const units = new Set(ofKind(recorder, 'log').map(({ data }) => data.unitId));
    expect(units.size).toBe(1);
    const logs = ofKind(pulled, 'log').filter(({ data }) => units.has(data.unitId));
    expect(ofKind(recorder, 'log')).toHaveLength(logs.length);
  });

  it('[LOG2] [TXT1] would have been kept by the verbs', () => {
    const months = new Map(ofKind(pulled, 'log').map(({ id, data }) => [id, data.month]));
    for (const { data } of ofKind(pulled, 'action')) {
      const month = months.get(data.logId) ?? '';
      expect(actionFault({ ...data, day: data.day as Day }, month as never, TODAY)).toBeNull();
      expect(data.what).toBe(normaliseThai(data.what).trim());
      expect(data.receivedAt >= data.clientTime).toBe(true);
      expect(data.receivedAt <= town.house.clock().toISOString()).toBe(true);
    }
  });

  it('[CELL2] [CHECK1] deeds name actions of their month in versions of before', () => {
    const actions = new Map(ofKind(pulled, 'action').map((row) => [row.id, row]));
    const deeds = ofKind(pulled, 'deed');
    const covering = deeds.filter(({ data }) => data.covered.length > 0);
    expect(new Set(covering.map(({ data }) => data.deed))).toEqual(new Set(['SUBMISSION', 'CHECK']));
    for (const { version, data } of covering) {
      for (const seen of data.covered) {
        expect(actions.get(seen.actionId)?.data.logId).toBe(data.logId);
        expect(seen.version).toBeLessThan(version);
      }
    }
  });

  it('[PHOTO2] a picture that was there before says so; some have not arrived', () => {
    const photos = ofKind(pulled, 'photo').sort((a, b) => a.version - b.version);
    const seen = new Set<string>();
    for (const { data } of photos) {
      expect(data.usedBefore).toBe(seen.has(data.sha256));
      seen.add(data.sha256);
    }
    expect(photos.some(({ data }) => !data.stored)).toBe(true);
  });

  it('[PHOTO3] a photo that has arrived can be looked at', async () => {
    const photo = ofKind(pulled, 'photo').find(({ data }) => data.stored);
    const executive = await town.as('executive.trial-1');
    const shown = await executive.fetch(`/blobs/${photo?.data.sha256}?size=thumb`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });

  it('goes on: what is done next takes the next versions, and rows look as theirs do', async () => {
    const [recorder, head] = [await town.as('recorder.trial-1'), await town.as('head.trial-1')];
    const own = await pulledBy(recorder);
    const last = Math.max(...pulled.map(({ version }) => version));
    const [log] = ofKind(own, 'log').filter(({ data }) => data.month === '2023-02');
    const cell = { measureId: log?.data.measureId ?? '', unitId: log?.data.unitId ?? '' };
    const { action } = await record(recorder, anAction(cell));
    expect(await submit(head, cell)).toMatchObject({ userErrors: [] });
    const news = (await pulledBy(recorder)).filter(({ version }) => version > last);
    expect(news.map(({ kind }) => kind).sort()).toEqual(['action', 'deed']);
    const made = await town.house.database
      .fork()
      .execute<Record<string, unknown>[]>(
        'select id, client_time, received_at, evidence_changes, field_versions from publicity_action where log_id = ?',
        [log?.id ?? ''],
      );
    const recorded = made.find(({ id }) => id === action?.id);
    expect(made.length).toBeGreaterThan(1);
    for (const row of made) expect(shapeOf(row)).toEqual(shapeOf(recorded ?? {}));
  });

  it('[LOG3] its trail says that it was made up', async () => {
    const found = await town.house.database
      .fork()
      .execute<{ details: unknown }[]>("select details from activity where deed = 'generate'");
    expect(JSON.stringify(found[0]?.details)).toContain('seed');
  });
});

/** How the database keeps a row: what the columns hold, and of what the versions of fields are kept. */
function shapeOf({ field_versions, ...row }: Record<string, unknown>): unknown[] {
  const versions = (
    typeof field_versions === 'string' ? JSON.parse(field_versions) : field_versions
  ) as object;
  const types = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Date ? 'Date' : typeof value,
  ]);
  return [types, typeof field_versions, Object.keys(versions).sort()];
}

const SET_UP = 'mutation ($input: SetUpInput!) { setUp(input: $input) { userErrors { code } } }';

describe('what is refused, in words', () => {
  const refused = (args: string[], house = town.house) => expect(generate(house, args)).rejects;

  it.each([
    [['--agencies', 'two'], '--agencies must be a whole number from 1 to 10000, not two.'],
    [['--units', '0'], '--units must be a whole number from 1 to 500, not 0.'],
    [['--slug', 'บ่อพลอย'], '--slug must be 2 to 41 of a–z, 0–9 and hyphens, not บ่อพลอย.'],
    [['--sead', '1'], "Unknown option '--sead'"],
    [['much'], "Unexpected argument 'much'"],
  ])('%j', (args, words) => refused(args).toThrow(words));

  it('an agency of the same name, before anything is written', async () => {
    await refused(['--slug', 'trial', '--agencies', '3']).toThrow(/There is an agency trial-[12] already/);
    const slugs = await town.house.database.fork().execute<{ slug: string }[]>('select slug from agency');
    expect(slugs.map(({ slug }) => slug)).not.toContain('trial-3');
  });

  it('where a real agency works', async () => {
    const production = { ...town.house, config: { ...town.house.config, production: true } };
    await refused(['--slug', 'real'], production).toThrow('refused when NODE_ENV=production');
    const real = await startTown({ FIRST_RUN: 'set-up' });
    try {
      const input = {
        ...{ token: tokenIn(real.lines.at(-1)), agencyName: 'เทศบาลตำบลหนองปรือ', slug: 'nongprue' },
        ...{ displayName: 'อรุณี ศรีสุข', loginName: 'arunee' },
      };
      await real.anybody().gql(SET_UP, { input });
      await refused([], real.house).toThrow(
        'เทศบาลตำบลหนองปรือ (nongprue) was set up in this database, and its records are real',
      );
    } finally {
      await real.stop();
    }
  });
});
