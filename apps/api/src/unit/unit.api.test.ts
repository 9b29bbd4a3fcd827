import type { SyncPage } from '@prongsai/contract';
import { fiscalYear, owedCells, type OwingMeasure, type OwingUnit } from '@prongsai/domain';
import { PLAN_2566_TEXT, SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record, type Refusal } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { FEBRUARY, placesSeenBy } from '../testing/places.ts';
import { phoneOf } from '../testing/phone.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

const UNIT = 'unit { id name label activeFrom activeUntil } userErrors { code field message }';
const ADD = `mutation ($input: AddUnitInput!) { done: addUnit(input: $input) { ${UNIT} } }`;
const CHANGE = `mutation ($input: ChangeUnitInput!) { done: changeUnit(input: $input) { ${UNIT} } }`;
const BOARD = `{ board(agency: "${SLUG}", fiscalYear: 2566) { cells { unitId month status actionCount } } }`;
const PREVIEW = `mutation ($input: PlanTextInput!) { previewPlan(input: $input) { reading { units newUnits } } }`;
const IMPORT = `mutation ($input: PlanTextInput!) { importPlan(input: $input) { reading { newUnits } userErrors { code } } }`;
const YEAR = fiscalYear(2566);

interface UnitSeen {
  id: string;
  name: string;
  label: string;
  activeFrom: string | null;
  activeUntil: string | null;
}
interface Done {
  unit: UnitSeen | null;
  userErrors: Refusal[];
}
interface CellSeen {
  unitId: string;
  month: string;
  status: string;
  actionCount: number;
}

let town: Town;
let coordinator: Client;
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
});
afterAll(() => town.stop());

const add = async (input: object, client = coordinator) =>
  (await client.gql<{ done: Done }>(ADD, { input })).done;
const change = async (input: object, client = coordinator) =>
  (await client.gql<{ done: Done }>(CHANGE, { input })).done;
/** The id of a unit that exists since ever. */
async function aUnit(name: string): Promise<string> {
  const { unit, userErrors } = await add({ name, activeFrom: null });
  expect(userErrors).toEqual([]);
  return unit?.id ?? '';
}
const boardCells = async (client = coordinator) =>
  (await client.gql<{ board: { cells: CellSeen[] } }>(BOARD)).board.cells;
const owedMonths = async (unitId: string) =>
  [
    ...new Set((await boardCells()).filter((cell) => cell.unitId === unitId).map(({ month }) => month)),
  ].sort();

describe('a new unit', () => {
  it('[OWE2] is one when two of one name are added at once', async () => {
    const before = (await placesSeenBy(coordinator)).unitIds;
    const both = await Promise.all([1, 2].map(() => add({ name: 'กองสวัสดิการสังคม' })));
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(both.map(({ unit }) => unit?.id)).size).toBe(1);
    expect((await placesSeenBy(coordinator)).unitIds).toHaveLength(before.length + 1);
  });

  it('[OWE5] [DAY1] begins with the month in which it is added, in Bangkok', async () => {
    town.wait({ days: 8, minutes: 15 * 60 + 30 });
    const { unit } = await add({ name: 'กองยุทธศาสตร์และงบประมาณ' });
    town.wait({ days: -8, minutes: -15 * 60 - 30 });
    expect(unit).toMatchObject({ activeFrom: '2023-03', activeUntil: null });
    expect(await owedMonths(unit?.id ?? '')).toEqual(['2023-03', '2023-04']);
  });

  it('[OWE5] exists in the months that are named, or since ever', async () => {
    const named = { name: 'กองประปา', activeFrom: '2023-01', activeUntil: '2023-02' };
    expect((await add(named)).unit).toMatchObject(named);
    expect((await add({ name: 'กองป้องกัน', activeFrom: null })).unit).toMatchObject({ activeFrom: null });
  });

  it('[OWE5] whose name is known is told so when other months are named', async () => {
    const known = { name: 'สถานธนานุบาล', activeFrom: '2023-01' };
    await add(known);
    expect((await add({ ...known, activeFrom: '2023-02' })).userErrors).toMatchObject([
      { code: 'UNIT_NAME_TAKEN', field: 'name' },
    ]);
    expect((await add(known)).userErrors).toEqual([]);
  });
});

describe('a changed unit', () => {
  it('[OWE5] owes nothing after its last month, on the board and on a phone that pulls', async () => {
    const id = await aUnit('กองช่างสุขาภิบาล');
    const phone = phoneOf(await town.as('executive'));
    const rows = new Map<string, SyncPage['rows'][number]>();
    const pulled = async () => {
      for (const page of await phone.pull()) for (const row of page.rows) rows.set(row.id, row);
      return owedOnPhone([...rows.values()], id);
    };
    expect(await pulled()).toContain('2023-04');
    const { unit, userErrors } = await change({ unitId: id, activeUntil: '2023-02' });
    expect(userErrors).toEqual([]);
    expect(unit).toMatchObject({ activeFrom: null, activeUntil: '2023-02' });
    expect((await owedMonths(id)).at(-1)).toBe('2023-02');
    expect(await pulled()).toEqual(await owedMonths(id));

    await change({ unitId: id, activeUntil: null });
    expect(await pulled()).toContain('2023-04');
  });

  it('[OWE5] [CLOSE1] keeps what was recorded in months in which it is no more, and what still comes in', async () => {
    const unitId = await aUnit('งานทะเบียนราษฎร');
    const measureId = (await placesSeenBy(coordinator)).measure('E12');
    const cell = { measureId, unitId, month: FEBRUARY };
    const recorder = await hire(town, 'malai', [{ role: 'RECORDER', unitId }]);
    await record(recorder, anAction(cell));
    await change({ unitId, activeUntil: '2022-12' });
    const later = anAction({ ...cell, measureId: (await placesSeenBy(coordinator)).measure('E13') });
    expect((await record(recorder, later)).userErrors).toEqual([]);
    const ofUnit = (await boardCells()).filter((seen) => seen.unitId === unitId && seen.month > '2022-12');
    expect(ofUnit).toEqual(
      [1, 2].map(() => ({ unitId, month: FEBRUARY, status: 'RECORDED', actionCount: 1 })),
    );
  });

  it('[OWE5] has the name that is named; the label goes along until it is another', async () => {
    const unitId = await aUnit('กองวิชาการ');
    const named = (await change({ unitId, name: ' กองยุทธศาสตร์ ' })).unit;
    expect(named).toMatchObject({ name: 'กองยุทธศาสตร์', label: 'กองยุทธศาสตร์' });
    await change({ unitId, label: 'กองยุทธศาสตร์ฯ' });
    const again = (await change({ unitId, name: 'กองแผนงาน' })).unit;
    expect(again).toMatchObject({ name: 'กองแผนงาน', label: 'กองยุทธศาสตร์ฯ', activeFrom: null });
  });

  it('[OWE5] [LOG3] stands in the trail with what was before and after, once', async () => {
    const unitId = await aUnit('กองพัสดุ');
    for (const _ of [1, 2]) await change({ unitId, name: 'กองคลังและพัสดุ', activeFrom: '2023-01' });
    const em = town.house.database.fork();
    const found = await em.execute<{ details: unknown }[]>(
      "select details from activity where deed = 'changeUnit' and subject_id = ?",
      [unitId],
    );
    const read = ({ details }: { details: unknown }): unknown =>
      typeof details === 'string' ? JSON.parse(details) : details;
    expect(found.map(read)).toEqual([
      {
        before: { name: 'กองพัสดุ', label: 'กองพัสดุ', activeFrom: null },
        after: { name: 'กองคลังและพัสดุ', label: 'กองคลังและพัสดุ', activeFrom: '2023-01' },
      },
    ]);
  });

  it.each([
    ['UNIT_ENDS_TOO_EARLY', 'activeUntil', { activeFrom: '2023-03', activeUntil: '2023-02' }, 'กุมภาพันธ์ ๒๕๖๖'],
    ['UNIT_MONTH_FAR', 'activeFrom', { activeFrom: '2003-01' }, 'มกราคม ๒๕๔๖'],
    ['UNIT_NAME_TAKEN', 'name', { name: 'กองช่าง' }, 'กองช่าง'],
    ['FIELD_MISSING', 'name', { name: ' ' }, 'name'],
  ])('[OWE5] is refused with %s', async (code, field, input, says) => {
    const { unit } = await add({ name: 'งานนิติการ', activeFrom: null });
    const { userErrors } = await change({ unitId: unit?.id, ...input });
    expect(userErrors).toMatchObject([{ code, field }]);
    expect(userErrors[0]?.message).toContain(says);
  });

  it('[OWE5] gets a name once when two ask for it at once', async () => {
    const ids = [await aUnit('งานหนึ่ง'), await aUnit('งานสอง')];
    const both = await Promise.all(ids.map((unitId) => change({ unitId, name: 'งานเดียว' })));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['UNIT_NAME_TAKEN']);
  });

  it('[MAY2] is not another agency’s', async () => {
    const stranger = await foundSecondAgency(town, 'nongprue');
    const unitId = await aUnit('งานสาม');
    expect((await change({ unitId, name: 'ของเรา' }, stranger)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: 'unitId' },
    ]);
  });
});

it('[OWE5] a unit that a plan brings along begins with the plan’s first month, and is told of before', async () => {
  const arunee = await foundSecondAgency(town, 'laokhwan');
  await add({ name: 'งานควบคุมภายใน', activeFrom: null }, arunee);
  const input = { text: PLAN_2566_TEXT, fiscalYear: YEAR };
  const newUnits = ['งานการเงินและคลัง', 'งานการเจ้าหน้าที่'];
  expect(await arunee.gql(PREVIEW, { input })).toMatchObject({ previewPlan: { reading: { newUnits } } });
  expect(await arunee.gql(IMPORT, { input })).toMatchObject({
    importPlan: { reading: { newUnits }, userErrors: [] },
  });
  const { units } = await arunee.gql<{ units: { nodes: UnitSeen[] } }>(
    '{ units(agency: "laokhwan") { nodes { name activeFrom activeUntil } } }',
  );
  expect(units.nodes).toEqual([
    { name: 'งานควบคุมภายใน', activeFrom: null, activeUntil: null },
    ...newUnits.map((name) => ({ name, activeFrom: '2022-10', activeUntil: null })),
  ]);
});

// The last one: the sessions of the others are over then.
it('[OWE5] a new unit leaves last year’s board as it was', async () => {
  town.wait({ days: 270 });
  const later = await town.as('coordinator');
  const before = await boardCells(later);
  expect((await add({ name: 'กองการเจ้าหน้าที่' }, later)).userErrors).toEqual([]);
  expect(await boardCells(later)).toEqual(before);
});

/** Months that a unit owes by what a phone holds. */
function owedOnPhone(rows: SyncPage['rows'], unitId: string): string[] {
  const measures = rows.flatMap((row): OwingMeasure[] =>
    row.kind === 'measure' && row.data.fiscalYear === YEAR ? [{ id: row.id, ...row.data }] : [],
  );
  const units = rows.flatMap((row): OwingUnit[] =>
    row.kind === 'unit' && row.id === unitId ? [{ id: row.id, ...row.data }] : [],
  );
  return [...new Set(owedCells(measures, units, YEAR).map(({ month }) => month))].sort();
}
