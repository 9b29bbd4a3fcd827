import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fiscalYear, monthsOf, roundMonths } from './fiscal-year.ts';
import type { PlanBlock } from './plan.ts';
import { isPlanFault, readPlan } from './read-plan.ts';
import type { ReportDocument } from './report-document.ts';
import { matrixTable } from './report-matrix.ts';
import type { MonthResult, ReportedAction } from './report-results.ts';
import { templateFault, USUAL_TEMPLATE, type ReportPart } from './report-template.ts';
import { isOutdated } from './report-sentences.ts';
import { composePlan, composeReport, sentencesOfReport, type ReportInput } from './report.ts';
import { parseDay, yearMonth, type Day } from './day.ts';

const TEXT = '../../fixtures/src/plan-2566/report-fy2566-round1.txt';
const JANUARY = yearMonth(2023, 1);
const FEBRUARY = yearMonth(2023, 2);
const MARCH = yearMonth(2023, 3);
const SIGNERS = { prepared: 'สมใจ', executive: { name: null, acting: false } };
const HALF = 'รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)';
const YEAR = 'รอบ ๑๒ เดือน (เดือนตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖)';
const WINDOW = 'เริ่มดำเนินการ กุมภาพันธ์ ๒๕๖๖ - แล้วเสร็จ เมษายน ๒๕๖๖';

describe('the report of a plan without records', () => {
  it('[REP1] equals the plan verbatim, cell by cell, in the order of the original form', () => {
    const { report, plan } = reportOf2566();
    const expected = plan.blocks.flatMap((block) =>
      block.kind === 'TABLE' ? [{ header: block.header, positions: block.positions }] : [],
    );
    const tables = tablesOf(report);
    expect(tables.map(({ header }) => header)).toEqual(expected.map(({ header }) => header));
    expect(tables.flatMap(({ rows }) => rows)).toHaveLength(8);
    expect(tables.flatMap(({ rows }) => rows)).toEqual(
      expected.flatMap(({ positions }) => positions.map((at) => plan.measures[at - 1]?.cells)),
    );
  });

  it('[REP1] is what an agency adopts: every line as it stands, whichever round it names', () => {
    const { plan } = reportOf2566();
    const lines = plan.blocks.flatMap((block) =>
      block.kind === 'TEXT' && block.text.trim() ? [block.text] : [],
    );
    const measures = plan.measures.map(({ position, cells }) => ({
      ...{ id: `measure-${position}`, position, code: '', title: '', cells },
    }));
    const twelve = plan.blocks.map((block) =>
      block.kind === 'TEXT' ? { ...block, text: block.text.replace('รอบ ๖ เดือน', 'รอบ ๑๒ เดือน') } : block,
    );
    for (const [blocks, expected] of [
      [plan.blocks, lines],
      [twelve, lines.map((line) => line.replace('รอบ ๖ เดือน', 'รอบ ๑๒ เดือน'))],
    ] as const) {
      const adopted = composePlan({ measures, blocks }, monthsOf(fiscalYear(2566)));
      expect(adopted.blocks.flatMap((block) => (block.kind === 'TEXT' ? [block.text] : []))).toEqual(
        expected,
      );
      expect([adopted.signatures, adopted.matrix]).toEqual([[], null]);
    }
  });

  it('[REP1] keeps every line around the tables and says what it is', () => {
    const lines = reportOf2566().report.blocks.flatMap((block) => (block.kind === 'TEXT' ? [block] : []));
    expect(lines.map(({ role }) => role)).toEqual([
      ...Array.from({ length: 4 }, () => 'COVER'),
      ...['HEADING', 'PARAGRAPH', 'PARAGRAPH', 'HEADING', 'SUBHEADING', 'HEADING', 'SUBHEADING'],
    ]);
    expect(lines[1]?.text).toBe('ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)');
  });

  it('[REP1] adds no sixth column and no appendix when there is nothing to put in', () => {
    const report = composeReport({
      ...input([]),
      results: [],
      template: { ...USUAL_TEMPLATE, placement: 'SIXTH_COLUMN' },
    });
    expect(tablesOf(report)[0]?.header).toHaveLength(5);
    expect([report.photos, report.references, report.matrix, report.signatures]).toEqual([
      [],
      null,
      null,
      [],
    ]);
  });

  it('[FY2] calls itself a report of twelve months in the second round', () => {
    const { report } = reportOf2566(2);
    expect(report.title).toContain('รอบ ๑๒ เดือน (เดือนตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖)');
    expect(report.title).not.toContain('รอบ ๖ เดือน');
  });

  it.each([
    [1, 'รอบที่ ๑ (ตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)', null],
    [2, 'รอบที่ ๑ (ตุลาคม ๒๕๖๕ - มีนาคม ๒๕๖๖)', YEAR],
    [1, 'รอบ ๖ เดือนแรก (ต.ค. ๒๕๖๕ - มี.ค. ๒๕๖๖)', null],
    [2, 'รอบ ๖ เดือนแรก (ต.ค. ๒๕๖๕ - มี.ค. ๒๕๖๖)', YEAR],
    [1, 'รอบ ๖ เดือน ปี ๒๕๖๖ (ต.ค. ๒๕๖๕ - มี.ค. ๒๕๖๖) (ITA)', null],
    [2, 'รอบ ๖ เดือน ปี ๒๕๖๖ (ต.ค. ๒๕๖๕ - มี.ค. ๒๕๖๖) (ITA)', YEAR.replace('เดือน ', 'เดือน ปี ๒๕๖๖ ') + ' (ITA)'],
    [1, 'รอบ ๖ เดือนหลัง (เม.ย. - ก.ย. ๒๕๖๖)', HALF],
    [2, 'รอบ ๖ เดือนหลัง (เม.ย. - ก.ย. ๒๕๖๖)', null],
    [1, 'แผนของเทศบาล', `แผนของเทศบาล ${HALF}`],
    [2, 'แผนของเทศบาล', `แผนของเทศบาล ${YEAR}`],
  ] as const)('[FY2] names round %i, whose plan says: %s', (round, written, told) => {
    const { plan, ...usual } = input([february([])]);
    const blocks: PlanBlock[] = [{ kind: 'TEXT', text: written }, ...plan.blocks];
    const report = composeReport({ ...usual, round, plan: { ...plan, blocks } });
    const cover = report.blocks.flatMap((block) => (block.kind === 'TEXT' ? [block.text] : []));
    expect([cover.join(' '), report.title]).toEqual([told ?? written, told ?? written]);
  });
});

describe('a report by the agency’s own template', () => {
  const withParts = (...parts: ReportPart[]) =>
    composeReport({ ...input([february([withEvidence()])]), template: { ...USUAL_TEMPLATE, parts } });
  const withEvidence = (): ReportedAction => ({
    ...announcement(),
    files: [{ sha256: 'f', name: 'คำสั่ง.pdf', bytes: 2048 }],
  });
  const lastSentence = (report: ReportDocument) => tablesOf(report)[0]?.rows[0]?.[4]?.at(-1) ?? '';

  it('[REP10] says its parts in their order, and how many photos a page has', () => {
    const parts = ['MATRIX', 'PLAN', 'PHOTOS'] as const;
    expect(withParts(...parts)).toMatchObject({ parts, photosPerPage: 2 });
  });

  it('[REP10] names no number of an appendix that it does not have, and counts nothing as withheld there', () => {
    expect(lastSentence(withParts('PLAN', 'PHOTOS', 'REFERENCES'))).toMatch(
      /ดูได้ที่ https:\S+ \(ลิงก์ที่ ๑\) \(ภาพที่ ๑\) \(ไฟล์ที่ ๑\)$/,
    );
    expect(lastSentence(withParts('PLAN'))).toMatch(/ ณ ตลาดหมู่ ๔ ดูได้ที่ https:\S+$/);
    expect(withParts('PLAN')).toMatchObject({ photos: [], photosNote: null, references: null });
  });

  it('[REP10] always has the plan, each part once, two or four photos a page', () => {
    const fault = (parts: readonly ReportPart[], photosPerPage = 2) =>
      templateFault({ parts, photosPerPage })?.code;
    expect(fault(['PHOTOS', 'PLAN'], 4)).toBeUndefined();
    expect(fault(['PHOTOS'])).toBe('TEMPLATE_WITHOUT_PLAN');
    expect(fault(['PLAN', 'PLAN'])).toBe('FIELD_WRONG');
    expect(fault(['PLAN'], 3)).toBe('FIELD_WRONG');
  });
});

describe('a sentence that an officer wrote anew', () => {
  const WORDS = 'ติดประกาศแผนที่ตลาดให้ประชาชนทราบ';
  const COMPOSED = 'วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ปิดประกาศแผน ฉบับที่ ๒ ผ่านช่องทาง ป้ายประกาศ จำนวน ๑,๒๐๐ แผ่น ณ ตลาดหมู่ ๔';
  const reworded = (composed: string): ReportedAction => ({
    ...announcement(),
    rewording: { text: WORDS, composed },
  });

  it('[REP9] stands in the place of the composed one, and the numbers of photos and links stay behind it', () => {
    expect(fifthCell([february([reworded(COMPOSED)])]).at(-1)).toBe(
      `(๑) ${WORDS} ดูได้ที่ https://b.go.th/2566/p?id=12 (ลิงก์ที่ ๑) (ภาพที่ ๑)`,
    );
  });

  it('[REP9] stays when the records change, and is told apart', () => {
    const [, asWritten] = sentences([february([reworded(COMPOSED)])]);
    const [, changed] = sentences([february([{ ...reworded(COMPOSED), quantity: 1300 }])]);
    expect([asWritten, changed].map((one) => one && isOutdated(one))).toEqual([false, true]);
    expect(changed?.printed).toContain(WORDS);
    expect(changed?.composed).toContain('จำนวน ๑,๓๐๐ แผ่น');
  });

  it('[REP9] may be the one about the month as a whole', () => {
    const composed = 'เดือนกุมภาพันธ์ ๒๕๖๖ กองคลัง ไม่มีบันทึกการดำเนินการ';
    const silent = { ...february([]), status: 'NOT_RECORDED' } as const;
    const [about] = sentences([{ ...silent, rewording: { text: 'อยู่ระหว่างรวบรวมเอกสาร', composed } }]);
    expect(about).toMatchObject({
      actionId: null,
      composed,
      printed: 'อยู่ระหว่างรวบรวมเอกสาร',
      month: FEBRUARY,
    });
    expect(about && isOutdated(about)).toBe(false);
  });

  it('[REP9] names the action in the appendices and the lists, without what stands around it in the sentence', () => {
    const files = [{ sha256: 'f', name: 'คำสั่ง.pdf', bytes: 2048 }];
    const named = (text: string) => {
      const action = { ...announcement(), files, rewording: { text, composed: COMPOSED } };
      const { photos, references, actions } = composeReport(input([february([action])]));
      return [photos[0]?.caption[0], references?.rows[1]?.[3]?.[0], actions[0]?.what];
    };
    const expected = [`ภาพที่ ๑ ${WORDS}`, `วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ${WORDS}`, WORDS];
    expect(named(WORDS)).toEqual(expected);
    expect(named(COMPOSED.replace('ปิดประกาศแผน ฉบับที่ ๒', WORDS))).toEqual(expected);
  });

  function sentences(months: readonly MonthResult[]) {
    return sentencesOfReport(input(months));
  }
});

describe('the report with what was done', () => {
  it('[REP2] [DIG1] [BE1] writes month, day, channel, count, place, link and photos under the window', () => {
    expect(fifthCell([february([announcement()])])).toEqual([
      WINDOW,
      'ผลการดำเนินการ',
      'เดือนกุมภาพันธ์ ๒๕๖๖ กองคลัง ดำเนินการ ๑ รายการ ดังนี้',
      '(๑) วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ปิดประกาศแผน ฉบับที่ ๒ ผ่านช่องทาง ป้ายประกาศ จำนวน ๑,๒๐๐ แผ่น' +
        ' ณ ตลาดหมู่ ๔ ดูได้ที่ https://b.go.th/2566/p?id=12 (ลิงก์ที่ ๑) (ภาพที่ ๑)',
    ]);
  });

  it('[REP2] says of a place what its channel asked for: where, in which group, to whom', () => {
    const sentence = (channel: string, place: string) =>
      fifthCell([february([{ ...announcement(), channel, place }])]).at(-1);
    expect(sentence('NOTICE_BOARD', 'ตลาดหมู่ 4')).toContain(' ณ ตลาดหมู่ ๔ ');
    expect(sentence('NOTICE_BOARD', 'ณ ตลาดหมู่ 4')).toContain(' ๑,๒๐๐ แผ่น ณ ตลาดหมู่ ๔ ');
    expect(sentence('LINE', 'กลุ่มผู้นำชุมชน')).toContain(' ในกลุ่มผู้นำชุมชน ');
    expect(sentence('LETTER', 'ผู้ใหญ่บ้านทุกหมู่')).toContain(' ถึงผู้ใหญ่บ้านทุกหมู่ ');
  });

  it('[REP2] leaves out what was not written, and leaves addresses inside a text alone', () => {
    const bare = { place: null, quantity: null, quantityUnit: null, link: null, photos: [], files: [] };
    const what = 'แจ้งทาง a1@b.go.th และ www.b2.go.th\n  เอกสาร plan66.pdf 3 หน้า';
    const [, , , sentence] = fifthCell([february([{ ...announcement(), ...bare, what }])]);
    const text = 'แจ้งทาง a1@b.go.th และ www.b2.go.th เอกสาร plan66.pdf ๓ หน้า';
    expect(sentence).toBe(`(๑) วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ${text} ผ่านช่องทาง ป้ายประกาศ`);
  });

  it('[REP2] says of a month not done that it was not done, and why if somebody said', () => {
    const silent = { ...february([]), status: 'NOT_RECORDED' } as const;
    const reason = 'เนื่องจาก งดประชุม 2 สัปดาห์';
    const stated = { ...february([]), month: MARCH, status: 'NOTHING_TO_REPORT', reason } as const;
    expect(fifthCell([silent, stated]).slice(2)).toEqual([
      'เดือนกุมภาพันธ์ ๒๕๖๖ กองคลัง ไม่มีบันทึกการดำเนินการ',
      'เดือนมีนาคม ๒๕๖๖ กองคลัง ไม่มีการดำเนินการ เนื่องจากงดประชุม ๒ สัปดาห์',
    ]);
  });

  it('[CELL3] still gives the reason when an executive has checked the month of nothing', () => {
    const checked = { ...february([]), status: 'CHECKED', reason: 'น้ำท่วม' } as const;
    expect(fifthCell([checked]).at(-1)).toBe('เดือนกุมภาพันธ์ ๒๕๖๖ กองคลัง ไม่มีการดำเนินการ เนื่องจากน้ำท่วม');
  });

  it('[REP2] says that a month sent back is still being mended', () => {
    const returned = { ...february([announcement()]), status: 'RETURNED' } as const;
    expect(fifthCell([returned])[2]).toContain('(อยู่ระหว่างแก้ไขข้อมูล)');
  });

  it('[REP2] wastes no sentence on months not owed or not yet due', () => {
    const later = [
      { ...february([]), status: 'NOT_YET' },
      { ...february([]), month: JANUARY, status: 'NOT_OWED' },
    ] as const;
    expect(fifthCell(later)).toEqual([WINDOW]);
  });

  it('[FY2] leaves out months after the round', () => {
    const april = { ...february([]), month: yearMonth(2023, 4), status: 'NOT_RECORDED' } as const;
    expect(fifthCell([april])).toEqual([WINDOW]);
    const report = composeReport({ ...input([april]), round: 2 });
    expect(tablesOf(report)[0]?.rows[0]?.[4]).toHaveLength(3);
  });

  it('[REP2] prints months in order, units as given, and the deeds of a month by day', () => {
    const early = { ...announcement(), day: day('2023-02-01'), what: 'ประชุม' };
    const months = [
      { ...february([announcement(), early]), unitName: 'สำนักปลัด' },
      february([]),
      { ...february([]), month: JANUARY, status: 'NOT_RECORDED' as const },
    ];
    const heads = fifthCell(months).slice(2);
    expect(heads.map((text) => text.slice(0, 34))).toEqual([
      'เดือนมกราคม ๒๕๖๖ กองคลัง ไม่มีบันท',
      'เดือนกุมภาพันธ์ ๒๕๖๖ สำนักปลัด ดำเ',
      '(๑) วันที่ ๑ กุมภาพันธ์ ๒๕๖๖ ประชุ',
      '(๒) วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ปิดป',
      'เดือนกุมภาพันธ์ ๒๕๖๖ กองคลัง ไม่มี',
    ]);
  });

  it('[REP2] puts results into a column of their own when the agency wants it so', () => {
    const report = composeReport({
      ...input([february([announcement()])]),
      template: { ...USUAL_TEMPLATE, placement: 'SIXTH_COLUMN' },
    });
    const [table] = tablesOf(report);
    expect(table?.header.at(-1)).toBe('ผลการดำเนินการ');
    expect(table?.rows[0]?.[4]).toEqual([WINDOW]);
    expect(table?.rows[0]?.[5]).toHaveLength(2);
    expect(table?.rows[1]?.[5]).toEqual(['-']);
  });

  it('[REP2] numbers photos as they appear; the same photo keeps one number', () => {
    const photos = ['b', 'a', 'b'].map((sha256) => ({ sha256, caption: null, isCleared: true }));
    const again = {
      ...announcement(),
      day: day('2023-02-15'),
      photos: [{ sha256: 'a', caption: 'อื่น', isCleared: true }],
    };
    const report = composeReport(input([february([{ ...announcement(), photos }, again])]));
    const sentences = tablesOf(report)[0]?.rows[0]?.[4]?.slice(3) ?? [];
    expect(sentences.map((text) => /\(ภาพที่ .*\)/.exec(text)?.[0])).toEqual(['(ภาพที่ ๑, ๒)', '(ภาพที่ ๒)']);
    expect(report.photos.map(({ number, sha256 }) => number + sha256)).toEqual(['๑b', '๒a']);
    expect(report.photos[0]?.caption).toEqual([
      'ภาพที่ ๑ ปิดประกาศแผน ฉบับที่ ๒',
      'วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ณ ตลาดหมู่ ๔',
      'ช่องทาง ป้ายประกาศ โดย กองคลัง',
    ]);
  });

  it('[PHOTO1] shows the public the photos that were cleared, and counts the others', () => {
    const photos = [
      { sha256: 'child', caption: 'เด็กนักเรียน', isCleared: false },
      { sha256: 'board', caption: null, isCleared: true },
    ];
    const again = { ...announcement(), day: day('2023-02-15'), photos: photos.slice(0, 1) };
    const report = composeReport(input([february([{ ...announcement(), photos }, again])]));
    expect(report.photos.map(({ number, sha256 }) => number + sha256)).toEqual(['๑board']);
    const sentences = tablesOf(report)[0]?.rows[0]?.[4]?.slice(3) ?? [];
    expect(sentences.map((text) => /\(ลิงก์ที่ ๑\) (.*)$/.exec(text)?.[1])).toEqual([
      '(ภาพที่ ๑) (ไม่เผยแพร่ ๑ ภาพ)',
      '(ไม่เผยแพร่ ๑ ภาพ)',
    ]);
    expect(report.photosNote).toBe('มีภาพประกอบอีก ๑ ภาพที่ไม่เผยแพร่ต่อสาธารณะ หน่วยงานเก็บไว้เป็นหลักฐาน');
    expect(report.actions.map(({ photosWithheld }) => photosWithheld)).toEqual([1, 1]);
    expect(JSON.stringify(report)).not.toMatch(/child|เด็กนักเรียน/);
  });

  it('[PHOTO1] shows the agency’s own people all of them, and says on the cover that it is for them', () => {
    const photos = [{ sha256: 'child', caption: null, isCleared: false }];
    const months = [february([{ ...announcement(), photos }])];
    const report = composeReport({ ...input(months), audience: 'INTERNAL' });
    expect([report.photos.length, report.photosNote]).toEqual([1, null]);
    expect(report.blocks[1]).toMatchObject({ role: 'COVER', text: /ฉบับใช้ภายใน/ });
    expect(JSON.stringify(composeReport(input(months)).blocks)).not.toContain('ฉบับใช้ภายใน');
  });

  it('[REP2] [FILE1] numbers links and files as they appear, and lists each once with its size and its action', () => {
    const order = { sha256: 'f1', name: 'คำสั่งที่ 12-2566.pdf', bytes: 348_160 };
    const plan = { sha256: 'f2', name: ' แผน\nฉบับเต็ม.pdf', bytes: 1_258_291 };
    const first = { ...announcement(), files: [order, plan] };
    const again = { ...announcement(), day: day('2023-02-15'), link: null, files: [plan] };
    const report = composeReport(input([february([first, again])]));
    const sentences = tablesOf(report)[0]?.rows[0]?.[4]?.slice(3) ?? [];
    expect(sentences.map((text) => /\(ภาพที่ .*$/.exec(text)?.[0])).toEqual([
      '(ภาพที่ ๑) (ไฟล์ที่ ๑, ๒)',
      '(ภาพที่ ๑) (ไฟล์ที่ ๒)',
    ]);
    const action = ['วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๖ ปิดประกาศแผน ฉบับที่ ๒', 'ช่องทาง ป้ายประกาศ โดย กองคลัง'];
    expect(report.references?.rows).toEqual([
      [['ลิงก์ที่ ๑'], ['https://b.go.th/2566/p?id=12'], ['-'], action],
      [['ไฟล์ที่ ๑'], ['คำสั่งที่ 12-2566.pdf'], ['๓๔๐ กิโลไบต์'], action],
      [['ไฟล์ที่ ๒'], ['แผน ฉบับเต็ม.pdf'], ['๑.๒ เมกะไบต์'], action],
    ]);
  });

  it('[PLAN1] refuses a table that names a measure the plan does not have', () => {
    const { plan } = input([]);
    expect(() => composeReport({ ...input([]), plan: { ...plan, measures: [] } })).toThrow('position 1');
  });
});

describe('the report summed up', () => {
  it('[REP2] has a row for each unit of each measure, and a word for each month', () => {
    const silent = { ...february([]), unitId: 'clerk', unitName: 'สำนักปลัด' };
    const months: MonthResult[] = [
      { ...february([]), month: yearMonth(2022, 12), status: 'NOTHING_TO_REPORT' },
      { ...february([]), month: JANUARY, status: 'NOT_RECORDED' },
      february([announcement(), announcement()]),
      { ...february([]), month: MARCH, status: 'NOT_YET' },
      { ...silent, status: 'RETURNED' },
      { ...silent, unitId: 'works', unitName: 'กองช่าง', status: 'NOT_OWED' },
    ];
    const { matrix } = composeReport(input(months));
    expect(matrix && matrixTable(matrix)).toEqual({
      kind: 'TABLE',
      header: [
        ...['ข้อ', 'ส่วนงาน', 'ต.ค. ๒๕๖๕', 'พ.ย. ๒๕๖๕', 'ธ.ค. ๒๕๖๕', 'ม.ค. ๒๕๖๖', 'ก.พ. ๒๕๖๖', 'มี.ค. ๒๕๖๖'],
      ],
      rows: [
        [['๗'], ['กองคลัง'], ['-'], ['-'], ['ไม่มี'], ['ค้าง'], ['๒'], ['ยังไม่ถึง']],
        [['๗'], ['สำนักปลัด'], ['-'], ['-'], ['-'], ['-'], ['แก้ไข'], ['-']],
      ],
    });
  });

  it('[REP2] says what each word means, and of a month that has not begun that it is owed later', () => {
    const later = { ...february([]), month: MARCH, status: 'NOT_YET' } as const;
    const { matrix } = composeReport(input([later]));
    expect(matrix && matrixTable(matrix).rows.map((row) => row.flat().at(-1))).toEqual(['ยังไม่ถึง']);
    expect(matrix?.legend).toContain('ยังไม่ถึง = ยังไม่ถึงเดือนที่ต้องดำเนินการ; - = ไม่มีกำหนดต้องดำเนินการ');
  });

  it('[REP2] has a row of its own for a unit of the same name', () => {
    const months: MonthResult[] = [
      february([announcement()]),
      { ...february([]), unitId: 'other', status: 'RETURNED' },
    ];
    const { matrix } = composeReport(input(months));
    const rows = (matrix ? matrixTable(matrix).rows : []).map((row) => row.flat());
    expect(rows.map((row) => [row[1], row[6]])).toEqual([
      ['กองคลัง', '๑'],
      ['กองคลัง', 'แก้ไข'],
    ]);
  });

  it('[REP2] keeps each action as facts, with the numbers under which its photos are printed', () => {
    const { actions } = composeReport(input([february([announcement()])]));
    const { day: on, channelName, quantity, quantityUnit, link } = announcement();
    expect(actions).toEqual([
      expect.objectContaining({
        code: '๗',
        month: FEBRUARY,
        day: on,
        channelName,
        quantity,
        quantityUnit,
        link,
      }),
    ]);
    expect(actions[0]).toMatchObject({ photoNumbers: ['๑'], fileNames: [] });
  });

  it('[REP5] is signed by those who prepared and reviewed it and by the executive, by hand where no name is known', () => {
    const signers = { ...SIGNERS, executive: { name: 'วีระ 2', acting: true } };
    const [prepared, reviewed, executive] = composeReport({ ...input([february([])]), signers }).signatures;
    expect(prepared?.slice(1)).toEqual(['(สมใจ)', 'ผู้จัดทำรายงาน']);
    expect(reviewed?.[1]).toMatch(/^\(\.+\)$/);
    expect(executive?.slice(1)).toEqual(['(วีระ ๒)', 'รักษาการแทนผู้บริหาร']);
  });

  it('[REP4] says on its cover which published report it takes the place of', () => {
    const corrects = { number: 1, day: day('2023-04-05') };
    const { plan } = reportOf2566();
    const measures = plan.measures.map(({ position, cells }) => ({
      ...{ id: `measure-${position}`, position, code: '', title: '', cells },
    }));
    const { blocks } = composeReport({ ...input([]), plan: { blocks: plan.blocks, measures }, corrects });
    const cover = blocks.filter((block) => block.kind === 'TEXT' && block.role === 'COVER');
    expect(cover.at(-1)).toMatchObject({ text: 'ฉบับแก้ไข ใช้แทนฉบับที่ ๑ ลงวันที่ ๕ เมษายน ๒๕๖๖' });
    expect(blocks.slice(0, 5)).toEqual(cover);
  });
});

function reportOf2566(round: 1 | 2 = 1) {
  const plan = readPlan(readFileSync(new URL(TEXT, import.meta.url), 'utf8'), fiscalYear(2566));
  if (isPlanFault(plan)) throw new Error(JSON.stringify(plan));
  const measures = plan.measures.map(({ position, cells }) => ({
    id: `measure-${position}`,
    position,
    code: '',
    title: '',
    cells,
  }));
  const months = roundMonths(fiscalYear(2566), round);
  const report = composeReport({
    plan: { blocks: plan.blocks, measures },
    results: [],
    round,
    audience: 'PUBLIC',
    months,
    template: USUAL_TEMPLATE,
    signers: SIGNERS,
    corrects: null,
  });
  return { plan, report };
}

/** A plan of two measures in one table; the months are the first measure's. */
function input(months: readonly MonthResult[]): ReportInput {
  const blocks: PlanBlock[] = [{ kind: 'TABLE', header: ['ก', 'ข', 'ค', 'ง', 'จ'], positions: [1, 2] }];
  const cells = [['๗ ข้อหนึ่ง'], ['กองคลัง'], ['ขั้นตอน'], ['๑.เผยแพร่'], [WINDOW]];
  const measures = [1, 2].map((position) => ({
    id: `m${position}`,
    position,
    code: position === 1 ? '๗' : '',
    title: 'ข้อหนึ่ง',
    cells,
  }));
  return {
    plan: { blocks, measures },
    results: [{ measureId: 'm1', months }],
    round: 1,
    audience: 'PUBLIC',
    months: monthsOf(fiscalYear(2566)),
    template: USUAL_TEMPLATE,
    signers: SIGNERS,
    corrects: null,
  };
}

function fifthCell(months: readonly MonthResult[]): readonly string[] {
  return tablesOf(composeReport(input(months)))[0]?.rows[0]?.[4] ?? [];
}

function tablesOf(report: ReportDocument) {
  return report.blocks.flatMap((block) => (block.kind === 'TABLE' ? [block] : []));
}

function february(actions: readonly ReportedAction[]): MonthResult {
  return {
    ...{ unitId: 'finance', unitName: 'กองคลัง', month: FEBRUARY, status: 'SUBMITTED' },
    ...{ reason: null, rewording: null, actions },
  };
}

function announcement(): ReportedAction {
  return {
    id: 'announcement',
    day: day('2023-02-14'),
    channel: 'NOTICE_BOARD',
    channelName: 'ป้ายประกาศ',
    quantityUnit: 'แผ่น',
    what: 'ปิดประกาศแผน ฉบับที่ 2',
    place: 'ตลาดหมู่ 4',
    quantity: 1200,
    link: 'https://b.go.th/2566/p?id=12',
    photos: [{ sha256: 'a', caption: null, isCleared: true }],
    files: [],
    rewording: null,
  };
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`Not a day: ${text}`);
  return parsed;
}
