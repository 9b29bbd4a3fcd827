import { PLAN_2566_TEXT, SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

const READING = `reading {
  measures items duties staffDuties executiveDuties datedDuties ownerLabels units
  warnings { code line message } rows { position instrument itemCodes ownerLabel }
}`;
const IMPORT = `mutation ($input: PlanTextInput!) {
  importPlan(input: $input) { plan { id fiscalYear assessmentYear title publishedAt } ${READING} userErrors { code field message } }
}`;
const PREVIEW = `mutation ($input: PlanTextInput!) { previewPlan(input: $input) { ${READING} userErrors { code } } }`;
interface Reading {
  measures: number;
  items: string[];
  warnings: { code: string; line: number; message: string }[];
}
interface Imported {
  importPlan: {
    plan: { id: string } | null;
    reading: Reading | null;
    userErrors: { code: string; field: string | null; message: string }[];
  };
}
const TABLES = ['plan', 'measure', 'item', 'duty', 'measure_owner', 'unit', 'activity'];

let town: Town;
/** Of an agency without a plan. */
let arunee: Client;
beforeAll(async () => {
  town = await startTown();
  arunee = await foundSecondAgency(town, 'nongprue');
});
afterAll(() => town.stop());

const bring = async (text: string, fiscalYear = 2566, client = arunee) =>
  (await client.gql<Imported>(IMPORT, { input: { text, fiscalYear } })).importPlan;

async function counts(): Promise<Record<string, number>> {
  const em = town.house.database.fork();
  const count = async (table: string) =>
    Number((await em.execute<{ n: number }[]>(`select count(*) as n from ${table}`))[0]?.n);
  return Object.fromEntries(
    await Promise.all(TABLES.map(async (table) => [table, await count(table)] as const)),
  );
}

const HEADER = 'ประเด็นที่ต้องพัฒนา\tผู้รับผิดชอบ\tขั้นตอนหรือวิธีการ/มาตรการ\tการรายงานผล\tการดำเนินการ';
const ROW = '๗ การเผยแพร่\tกองคลัง\tจัดทำสื่อ\t๑.ทุกเดือน\tกุมภาพันธ์ ๒๕๖๖';

describe('a file that cannot be read', () => {
  const FAULTS: readonly (readonly [code: string, text: string, th: string, en: string])[] = [
    ['PLAN_NO_TABLE', 'เทศบาล\nไม่มีตาราง', 'ไม่พบตารางในไฟล์', 'The file has no table.'],
    [
      'PLAN_WRONG_COLUMN_COUNT',
      `${HEADER}\n${ROW}\n${ROW.replace('\t', ' ')}`,
      'บรรทัดที่ ๓ ต้องมี ๕ ช่อง แต่พบ ๔ ช่อง',
      'Line 3 does not have five cells (found 4)',
    ],
    ['PLAN_NO_MEASURE', `\n${HEADER}\n`, 'พบหัวตารางที่บรรทัด ๒', 'There is a table header on line 2'],
    [
      'PLAN_UNREADABLE_TOPIC',
      `${HEADER}\nการ${ROW.slice(2)}`,
      'บรรทัดที่ ๒ ไม่มีรหัสข้อ',
      'Line 2 has no item code',
    ],
    [
      'PLAN_NO_OWNER',
      `${HEADER}\n${ROW.replace('กองคลัง', ' ')}`,
      'บรรทัดที่ ๒ ไม่มีผู้รับผิดชอบ',
      'Line 2 names nobody responsible',
    ],
    [
      'PLAN_OTHER_FISCAL_YEAR',
      `ประจำปีงบประมาณ พ.ศ. ๒๕๖๕\n${HEADER}\n${ROW}`,
      'ปีงบประมาณ ๒๕๖๕ แต่กำลังนำเข้าเป็นปีอื่น',
      'The file is of fiscal year ๒๕๖๕',
    ],
    [
      'PLAN_NOT_TEXT',
      'หัว\nPK\u0003\u0004\u0000\uFFFD',
      'ไม่ใช่ข้อความ UTF-8 (บรรทัดที่ ๒)',
      'not UTF-8 text (line 2)',
    ],
    ['PLAN_TOO_LARGE', 'ก'.repeat(500_001), 'ไฟล์แผนใหญ่เกินกำหนด (๕๐๐๐๐๑)', 'too large (500001)'],
  ];

  it.each(FAULTS)('[PLAN1] is refused with a sentence: %s', async (code, text, th, en) => {
    const before = await counts();
    const thai = await bring(text);
    expect(thai).toMatchObject({ plan: null, reading: null, userErrors: [{ code, field: 'text' }] });
    expect(thai.userErrors[0]?.message).toContain(th);
    const english = await bring(text, 2566, arunee.saying({ 'accept-language': 'en' }));
    expect(english.userErrors[0]?.message).toContain(en);
    expect(await counts()).toEqual(before);
  });

  it('[PLAN1] a file above four megabytes is refused before it is read', async () => {
    const response = await arunee.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: IMPORT,
        variables: { input: { text: 'x'.repeat(4 * 1024 * 1024), fiscalYear: 2566 } },
      }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      code: 'REQUEST_TOO_LARGE',
      message: 'คำขอใหญ่เกินกำหนด 4 MB กรุณาแบ่งส่งเป็นส่วนย่อย',
    });
  });
});

describe('the plan of 2566', () => {
  it('[PLAN1] can be looked at before anything is written', async () => {
    const before = await counts();
    const { previewPlan } = await arunee.gql<{ previewPlan: { reading: Reading } }>(PREVIEW, {
      input: { text: PLAN_2566_TEXT, fiscalYear: 2566 },
    });
    expect(previewPlan).toMatchObject({ reading: { measures: 8, duties: 19 }, userErrors: [] });
    expect(await counts()).toEqual(before);
  });

  it('[PLAN3] brings eight measures, nine items, nineteen duties and four owners', async () => {
    const { plan, reading, userErrors } = await bring(PLAN_2566_TEXT);
    expect(userErrors).toEqual([]);
    expect(plan).toMatchObject({ fiscalYear: 2566, assessmentYear: 2565, publishedAt: null });
    expect(reading).toMatchObject({
      measures: 8,
      items: ['I7', 'I10', 'E12', 'E13', 'E14', 'O19', 'O23', 'O25', 'O26'],
      ...{ duties: 19, staffDuties: 13, executiveDuties: 6, datedDuties: 4 },
      units: ['งานการเงินและคลัง', 'งานควบคุมภายใน', 'งานการเจ้าหน้าที่'],
    });
    expect(reading).toHaveProperty('ownerLabels.length', 4);
  });

  it('[PLAN1] [REP1] keeps every cell to the character, and the whole text as it was', async () => {
    const { measures } = await arunee.gql<{ measures: { nodes: { cells: string[][] }[] } }>(
      '{ measures(agency: "nongprue", fiscalYear: 2566) { nodes { cells } } }',
    );
    const printed = measures.nodes.map(({ cells }) => cells.map((cell) => cell.join('')).join('\t'));
    const rows = PLAN_2566_TEXT.split('\n').filter(
      (line) => line.includes('\t') && !line.startsWith('ประเด็น'),
    );
    expect(printed).toEqual(rows.map((line) => line.replaceAll('</p> <p>', '').replaceAll(/<\/?p>/g, '')));
    const kept = await town.house.database
      .fork()
      .execute<{ source_text: string }[]>('select source_text from plan');
    expect(kept.map(({ source_text }) => source_text)).toEqual([PLAN_2566_TEXT, PLAN_2566_TEXT]);
  });

  it('[CODE1] gives items, duties, windows and units as they were read', async () => {
    const { measures } = await arunee.gql<{ measures: { nodes: object[] } }>(`{
      measures(agency: "nongprue", fiscalYear: 2566) { nodes {
        position instrument windowStart windowEnd units { name }
        items { code writtenCode assessmentYear } duties { number actor frequencies dueMonth chosenFrequency }
      } }
    }`);
    expect(measures.nodes[7]).toMatchObject({
      ...{ position: 8, instrument: 'OIT', windowStart: '2023-02', windowEnd: '2023-04' },
      units: [{ name: 'งานการเจ้าหน้าที่' }],
      items: [
        { code: 'O25', writtenCode: '๐๒๕', assessmentYear: 2565 },
        { code: 'O26', writtenCode: '๐๒๖', assessmentYear: 2565 },
      ],
      duties: [
        { number: 1, actor: 'STAFF', dueMonth: '2022-11' },
        { number: 2, actor: 'STAFF', dueMonth: '2023-04' },
        { number: 3, actor: 'STAFF', dueMonth: '2022-11' },
        { number: 4, actor: 'STAFF', dueMonth: '2022-11' },
        { number: 5, actor: 'EXECUTIVE', dueMonth: null },
      ],
    });
    expect(measures.nodes[2]).toMatchObject({ units: { length: 3 } });
    expect(measures.nodes[3]).toMatchObject({
      duties: [{ frequencies: ['QUARTERLY', 'MONTHLY'], chosenFrequency: null }, {}],
    });
  });

  it('[PLAN1] [PLAN2] points at slips and contradictions in Thai and in English, to the agency’s own people only', async () => {
    const warnings = '{ plan(agency: "nongprue", fiscalYear: 2566) { warnings { code line message } } }';
    const thai = await arunee.gql<{ plan: Reading }>(warnings);
    const english = await arunee.saying({ 'accept-language': 'en' }).gql<{ plan: Reading }>(warnings);
    const slip = ({ plan }: { plan: Reading }) =>
      plan.warnings.find(({ message }) => message.includes('กาฬจนบุรี'));
    expect(slip(thai)).toMatchObject({
      code: 'SUSPECTED_SLIP',
      message: expect.stringContaining('ระบบเก็บตามต้นฉบับ') as string,
    });
    expect(slip(english)?.message).toContain('may be a slip for');
    const codes = new Set(thai.plan.warnings.map(({ code }) => code));
    expect(codes).toEqual(
      new Set([
        ...codes,
        'DUE_BEFORE_WINDOW',
        'WINDOW_PAST_ROUND',
        'INSTRUMENT_INFERRED',
        'FREQUENCY_TO_PICK',
      ]),
    );
    const stranger = await town.as('coordinator');
    expect(await stranger.gql(warnings)).toEqual({ plan: null });
  });

  it('[PLAN1] is not overwritten by a second one of the same year', async () => {
    const before = await counts();
    const { plan, userErrors } = await bring(PLAN_2566_TEXT);
    expect(plan).toBeNull();
    expect(userErrors).toEqual([
      { code: 'PLAN_EXISTS', field: 'fiscalYear', message: 'ปีงบประมาณ ๒๕๖๖ มีแผนอยู่แล้ว ระบบไม่เขียนทับแผนเดิม' },
    ]);
    expect(await counts()).toEqual(before);
  });

  it('[PLAN1] of two that arrive at once one is kept, whole', async () => {
    const other = await foundSecondAgency(town, 'thamuang');
    const before = await counts();
    const both = await Promise.all([bring(PLAN_2566_TEXT, 2566, other), bring(PLAN_2566_TEXT, 2566, other)]);
    expect(both.filter(({ plan }) => plan !== null)).toHaveLength(1);
    const after = await counts();
    expect({
      plan: (after.plan ?? 0) - (before.plan ?? 0),
      measure: (after.measure ?? 0) - (before.measure ?? 0),
    }).toEqual({
      plan: 1,
      measure: 8,
    });
  });

  it('[FY1] stands under its Buddhist year and no other', async () => {
    const coordinator = await town.as('coordinator');
    expect(await coordinator.gql(`{ agency(slug: "${SLUG}") { fiscalYears } }`)).toEqual({
      agency: { fiscalYears: [2566] },
    });
    expect(await coordinator.gql(`{ plan(agency: "${SLUG}", fiscalYear: 2565) { id } }`)).toEqual({
      plan: null,
    });
    const { errors } = await coordinator.ask(`{ plan(agency: "${SLUG}", fiscalYear: 2023) { id } }`);
    expect(errors?.[0]?.message).toContain('ปี พ.ศ. เช่น 2566');
  });
});
