import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalYear } from './fiscal-year.ts';
import type { PlanReading, PlanWarningCode } from './plan.ts';
import { isPlanFault, MAX_PLAN_CHARACTERS, readPlan } from './read-plan.ts';

const seedText = readFileSync(
  new URL('../../fixtures/src/plan-2566/report-fy2566-round1.txt', import.meta.url),
  'utf8',
);
const year = fiscalYear(2566);
const HEADER = 'ประเด็นที่ต้องพัฒนา\tผู้รับผิดชอบ\tขั้นตอนหรือวิธีการ/มาตรการ\tการรายงานผล\tการดำเนินการ';

function planIn(text: string, of = year): PlanReading {
  const read = readPlan(text, of);
  if (isPlanFault(read)) throw new Error(`${read.fault} on line ${read.line}: ${read.found}`);
  return read;
}
const seed = planIn(seedText);
const warningsOf = (code: PlanWarningCode) => seed.warnings.filter((warning) => warning.code === code);

describe('the municipality’s own plan', () => {
  it('[PLAN1] says whose it is, of which year and round, and which result it answers', () => {
    expect(seed).toMatchObject({
      fiscalYear: 2566,
      assessmentYear: 2565,
      round: 1,
      agencyName: 'เทศบาลตำบลบ่อพลอย',
      district: 'บ่อพลอย',
      province: 'กาฬจนบุรี',
    });
  });

  it('[PLAN3] holds eight measures with nine items', () => {
    expect(seed.measures).toHaveLength(8);
    const codes = seed.measures.flatMap((measure) => measure.items.map((item) => item.code));
    expect(codes).toEqual(['I7', 'I10', 'E12', 'E13', 'E14', 'O19', 'O23', 'O25', 'O26']);
  });

  it('[CODE1] keeps the codes as written', () => {
    const written = seed.measures.flatMap((measure) => measure.items.map((item) => item.writtenCode));
    expect(written).toEqual(['๗', '๑๐', 'E๑๒', 'E๑๓', 'E๑๔', '๐๑๙', '๐๒๓', '๐๒๕', '๐๒๖']);
  });

  it('[PLAN3] holds nineteen duties: thirteen for staff, six for executives, four with a due month', () => {
    const duties = seed.measures.flatMap((measure) => measure.duties);
    expect(duties).toHaveLength(19);
    expect(duties.filter((duty) => duty.actor === 'STAFF')).toHaveLength(13);
    expect(duties.filter((duty) => duty.actor === 'EXECUTIVE')).toHaveLength(6);
    expect(duties.flatMap((duty) => duty.dueMonth ?? [])).toEqual([
      '2022-11',
      '2023-04',
      '2022-11',
      '2022-11',
    ]);
  });

  it('[OWE2] names three units, and every unit', () => {
    expect(new Set(seed.measures.map((measure) => measure.owner.label)).size).toBe(4);
    expect(seed.measures.map((measure) => measure.owner.unitName ?? measure.owner.scope)).toEqual([
      'งานการเงินและคลัง',
      'งานควบคุมภายใน',
      'ALL_UNITS',
      'ALL_UNITS',
      'ALL_UNITS',
      'งานการเงินและคลัง',
      'งานการเงินและคลัง',
      'งานการเจ้าหน้าที่',
    ]);
  });

  it('[OWE1] runs every measure from February to April 2566', () => {
    for (const { window } of seed.measures) expect(window).toEqual({ start: '2023-02', end: '2023-04' });
  });

  it('[CODE2] infers the instrument of the first table and reads the others from their headings', () => {
    expect(seed.measures.map((measure) => measure.instrument)).toEqual([
      ...['IIT', 'IIT', 'EIT', 'EIT', 'EIT'],
      ...['OIT', 'OIT', 'OIT'],
    ]);
    expect(warningsOf('INSTRUMENT_INFERRED').map(({ line, suggestion }) => [line, suggestion])).toEqual([
      [16, 'I7'],
      [17, 'I10'],
    ]);
  });

  it('[CODE3] places rows under indicators and sub-indicators, the next row under the same one', () => {
    expect(seed.measures.map((measure) => measure.indicator)).toEqual([
      ...[null, null],
      ...Array.from({ length: 3 }, () => '๘ การปรับปรุงระบบการทำงาน'),
      ...Array.from({ length: 3 }, () => '๙ การเปิดเผยข้อมูล'),
    ]);
    expect(seed.measures.map((measure) => measure.subIndicator)).toEqual([
      ...[null, null, null, null, null],
      ...['๙.๓ การบริหารเงินงบประมาณ', '๙.๓ การบริหารเงินงบประมาณ', '๙.๔ การบริหารและพัฒนาทรัพยากรบุคคล'],
    ]);
  });

  it('[REP1] gives back the whole document: every line and every cell, only the <p> wrappers gone', () => {
    const printed = seed.blocks.flatMap((block) => {
      if (block.kind === 'TEXT') return [block.text];
      const rows = block.positions.map((at) =>
        (seed.measures[at - 1]?.cells ?? []).map((cell) => cell.join('')),
      );
      return [block.header, ...rows].map((cells) => cells.join('\t'));
    });
    const original = seedText
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.replaceAll('</p> <p>', '').replaceAll(/<\/?p>/g, ''));
    expect(printed).toEqual(original);
  });

  it('[REP1] keeps paragraphs apart', () => {
    expect(seed.measures[7]?.cells.map((cell) => cell.length)).toEqual([3, 1, 3, 5, 1]);
    expect(seed.measures[0]?.cells.map((cell) => cell.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('[PLAN2] warns of the window that runs past the round, and of three duties due before theirs', () => {
    expect(warningsOf('WINDOW_PAST_ROUND')).toHaveLength(8);
    expect(warningsOf('DUE_BEFORE_WINDOW').map((warning) => warning.text)).toEqual([
      'พฤศจิกายน ๒๕๖๕ (ข้อ ๑)',
      'พฤศจิกายน ๒๕๖๕ (ข้อ ๓)',
      'พฤศจิกายน ๒๕๖๕ (ข้อ ๔)',
    ]);
  });

  it('[PLAN2] [OWE1] says where a date outside the fiscal year is owed', () => {
    const late = planIn(seedText.replace('พฤศจิกายน ๒๕๖๕', 'ตุลาคม ๒๕๖๖'));
    const [warning, ...more] = late.warnings.filter(({ code }) => code === 'DUE_OUTSIDE_YEAR');
    expect(more).toEqual([]);
    expect(warning).toMatchObject({ suggestion: 'กันยายน ๒๕๖๖' });
    expect(warning?.text).toMatch(/^ตุลาคม ๒๕๖๖ \(ข้อ .\)$/u);
    expect(warningsOf('DUE_OUTSIDE_YEAR')).toEqual([]);
  });

  it('[PLAN1] gives every warning its line, its measure, and words that stand there', () => {
    const lines = seedText.split('\n');
    for (const { code, line, position, text } of seed.warnings) {
      if (position !== null) expect(seed.measures[position - 1]?.line).toBe(line);
      if (code === 'SUSPECTED_SLIP' || code === 'STALE_YEAR') expect(lines[line - 1]).toContain(text);
    }
  });
});

describe('the same plan in other clothes', () => {
  const withoutLines = ({ measures }: PlanReading) => measures.map(({ cells: _, ...measure }) => measure);

  it('[PLAN1] reads with CRLF, a byte order mark and a sheet’s empty columns as without', () => {
    expect(planIn(`\uFEFF${seedText.replaceAll('\n', '\r\n')}`)).toEqual(seed);
    const wide = seedText.split('\n').map((line) => (line.includes('\t') ? `${line}\t\t` : line));
    expect(planIn(wide.join('\n'))).toEqual(seed);
  });

  it('[DIG1] reads the same facts in Arabic digits', () => {
    const arabic = planIn(seedText.replaceAll(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit))));
    const facts = (plan: PlanReading) =>
      plan.measures.map(({ items, duties, window }) => [
        items.map((item) => item.code),
        duties.map(({ actor, frequencies, basis, dueMonth }) => [actor, frequencies, basis, dueMonth]),
        window,
      ]);
    expect(facts(arabic)).toEqual(facts(seed));
  });

  it('[PLAN1] reads the same facts without <p> wrappers', () => {
    const plain = planIn(seedText.replaceAll('</p> <p>', ' ').replaceAll(/<\/?p>/g, ''));
    const comparable = (plan: PlanReading) =>
      withoutLines(plan).map(({ items, owner, window }) => ({ items, owner, window }));
    expect(comparable(plain)).toEqual(comparable(seed));
    expect(plain.measures.map((measure) => measure.duties.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 5]);
  });
});

describe('another town’s plan', () => {
  const text = [
    'แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 รอบ 12 เดือน',
    'องค์การบริหารส่วนตำบลหนองปลาไหล อำเภอหนองปรือ จังหวัดกาญจนบุรี',
    'ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ทั้ง IIT EIT และ OIT',
    'แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)',
    'ตัวชี้วัดที่ 2 การใช้งบประมาณ',
    HEADER,
    'i7 การใช้จ่ายงบประมาณ\tกองคลัง\tจัดทำสื่อ\t1) รายงานเป็นรายไตรมาส 2) นายกองค์การบริหารส่วนตำบลติดตามปีละ 2 ครั้ง\tต.ค. 66 - ก.ย. 67',
    '',
    'แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)',
    HEADER,
    'o๑๙ แผนการจัดซื้อจัดจ้าง\tหัวหน้าสำนักปลัด\tเผยแพร่\tรายงานผลประจำปี\tตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗',
    'หมายเหตุ ตารางต่อจากหน้าก่อน',
    '021 รายงานสรุปผล 022 รายงานผลการใช้จ่าย\tทุกกอง\tเผยแพร่\tทุกเดือน\tตลอดปีงบประมาณ',
  ].join('\r\n');
  const plan = planIn(text, fiscalYear(2567));

  it('[PLAN1] reads its head', () => {
    const { agencyName, district, province, round, assessmentYear } = plan;
    expect({ agencyName, district, province, round, assessmentYear }).toEqual({
      agencyName: 'องค์การบริหารส่วนตำบลหนองปลาไหล',
      district: 'หนองปรือ',
      province: 'กาญจนบุรี',
      round: 2,
      assessmentYear: 2566,
    });
  });

  it('[CODE1] reads its codes, two pasted into one paragraph included', () => {
    expect(plan.measures.map((measure) => measure.items.map((item) => item.code))).toEqual([
      ['I7'],
      ['O19'],
      ['O21', 'O22'],
    ]);
  });

  it('[OWE1] reads its windows and frequencies', () => {
    const wholeYear = { start: '2023-10', end: '2024-09' };
    expect(plan.measures.map((measure) => measure.window)).toEqual([wholeYear, wholeYear, wholeYear]);
    expect(
      plan.measures.map(({ duties }) => duties.map((duty) => [duty.actor, ...duty.frequencies])),
    ).toEqual([
      [
        ['STAFF', 'QUARTERLY'],
        ['EXECUTIVE', 'HALF_YEARLY'],
      ],
      [['STAFF', 'YEARLY']],
      [['STAFF', 'MONTHLY']],
    ]);
  });

  it('[OWE2] reads its owners', () => {
    expect(plan.measures.map((measure) => measure.owner.unitName)).toEqual(['กองคลัง', 'สำนักปลัด', null]);
  });

  it('[REP1] goes on without a header where the text has none', () => {
    const tables = plan.blocks.flatMap((block) => (block.kind === 'TABLE' ? [block] : []));
    expect(tables.map((table) => [table.header.length, table.positions])).toEqual([
      [5, [1]],
      [5, [2]],
      [0, [3]],
    ]);
  });

  it('[PLAN2] has nothing to warn of about windows', () => {
    const codes = plan.warnings.map((warning) => warning.code);
    expect(codes).not.toContain('WINDOW_PAST_ROUND');
    expect(codes).not.toContain('INSTRUMENT_INFERRED');
  });
});

describe('what cannot be read', () => {
  const row = '๗ การเผยแพร่\tกองคลัง\tจัดทำสื่อ\t๑.ทุกเดือน\tกุมภาพันธ์ ๒๕๖๖';

  it('[PLAN1] says where and what', () => {
    const faults: readonly (readonly [string, object])[] = [
      ['', { fault: 'NO_TABLE', line: 1, found: '' }],
      ['เทศบาล\nไม่มีตาราง', { fault: 'NO_TABLE', line: 1, found: 'เทศบาล' }],
      [row, { fault: 'NO_TABLE', line: 1, found: '๗ การเผยแพร่' }],
      [`\n${HEADER}\n`, { fault: 'NO_MEASURE', line: 2, found: '0' }],
      [`${HEADER}\n${row}\n${row.replace('\t', ' ')}`, { fault: 'WRONG_COLUMN_COUNT', line: 3, found: '4' }],
      [`${HEADER}\tเพิ่ม`, { fault: 'WRONG_COLUMN_COUNT', line: 1, found: '6' }],
      [`${HEADER}\nการ${row.slice(2)}`, { fault: 'UNREADABLE_TOPIC', line: 2, found: 'การการเผยแพร่' }],
      [`${HEADER}\n${row.replace('กองคลัง', ' ')}`, { fault: 'NO_OWNER', line: 2, found: '๗ การเผยแพร่' }],
      [`ประจำปีงบประมาณ พ.ศ. ๒๕๖๕\n${HEADER}\n${row}`, { fault: 'OTHER_FISCAL_YEAR', line: 1, found: '๒๕๖๕' }],
      ['หัว\nPK\u0003\u0004\u0000\uFFFD', { fault: 'NOT_TEXT', line: 2 }],
      ['ก'.repeat(MAX_PLAN_CHARACTERS + 1), { fault: 'TOO_LARGE', line: 1, found: '500001' }],
    ];
    for (const [text, fault] of faults) expect(readPlan(text, year)).toMatchObject(fault);
  });

  it('[PLAN1] never throws, and every fault points at a line of the text', () => {
    const pieces = fc.constantFrom(
      HEADER,
      row,
      '\t',
      '\n',
      '\r\n',
      '<p>',
      '</p>',
      '๐๑๙ ',
      'ประจำปีงบประมาณ ๒๕๖๖',
      'E๑๒',
      '๑.',
      'ก',
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const read = readPlan(text, year);
        if (!isPlanFault(read)) return;
        expect(read.line).toBeGreaterThanOrEqual(1);
        expect(read.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
    );
  });

  it('[PLAN1] answers in time whatever somebody sends', () => {
    const fill = (piece: string, length: number) => piece.repeat(Math.floor(length / piece.length));
    const hostile = {
      ...{ ' ': 'UNREADABLE_TOPIC', 'ก\n': 'WRONG_COLUMN_COUNT', '๐๑๙ ': 'UNREADABLE_TOPIC' },
      ...{ '<p>': 1, '<p ': 1, รายงาน: 1, 'ภายใน ': 1, '๒๕๖๕ ': 1, ผลการประเมิน: 1, '๑. ': 1 },
    };
    /** Of what is too much for its time nothing would be said within the test's. */
    const said = (text: string) => {
      const read = readPlan(text, year);
      return isPlanFault(read) ? read.fault : read.measures.length;
    };
    for (const [piece, ofRow] of Object.entries(hostile)) {
      const cell = fill(piece, MAX_PLAN_CHARACTERS / 5);
      expect(said(fill(piece, MAX_PLAN_CHARACTERS)), piece).toBe('NO_TABLE');
      expect(said(`${HEADER}\n๗ ${cell}\tกองคลัง\t${cell}\t๑.${cell}\t${cell}`), piece).toBe(ofRow);
    }
    expect(said(`${HEADER}\n${fill(`${row}\n`, MAX_PLAN_CHARACTERS - 1000)}`)).toBeGreaterThan(8_000);
  }, 60_000);
});
