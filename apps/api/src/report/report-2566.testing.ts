/** Reports of the real plan: as it stands, and with a month of work written into its first measure. */
import { createHash } from 'node:crypto';
import {
  composeReport,
  type Day,
  fiscalYear,
  isPlanFault,
  type MeasureResult,
  parseDay,
  type PlanReading,
  readPlan,
  type ReportDocument,
  USUAL_TEMPLATE,
  type ResultPlacement,
  roundMonths,
  type YearMonth,
  yearMonth,
} from '@prongsai/domain';
import sharp from 'sharp';
import { plan2566 } from '@prongsai/fixtures/reading';
import { printablePhoto, type PrintablePhotos } from './report.layout.ts';

export const PRODUCED_AT = new Date('2023-04-05T03:00:00Z');
const SIGNERS = {
  prepared: 'นางสาวสมใจ ใจดี',
  executive: { name: 'นายวีระ มั่นคง', acting: true },
};
const FEBRUARY: YearMonth = yearMonth(2023, 2);
const MARCH: YearMonth = yearMonth(2023, 3);

/** A small picture with real pixels, and the same ready to be printed under its hash. */
export async function aPhoto(
  red = 90,
  size = { width: 64, height: 48 },
): Promise<{ sha256: string; bytes: Uint8Array; printable: PrintablePhotos }> {
  const create = { ...size, channels: 3, background: { r: red, g: 140, b: 200 } } as const;
  const bytes = new Uint8Array(await sharp({ create }).jpeg({ quality: 70 }).toBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const photo = printablePhoto(bytes);
  return { sha256, bytes, printable: new Map(photo ? [[sha256, photo]] : []) };
}

export function documentOfPlan(): ReportDocument {
  return documentOf([], 'IN_WINDOW_CELL');
}

export function documentWithResults(
  sha256: string,
  placement: ResultPlacement = 'IN_WINDOW_CELL',
): ReportDocument {
  return documentOf([workOfFebruary(sha256)], placement);
}

/** The report of the plan with these results; measures are called `measure-1` and so on. */
export function documentOf(
  results: readonly MeasureResult[],
  placement: ResultPlacement,
  { blocks, measures, fiscalYear: year }: PlanReading = plan2566(),
): ReportDocument {
  const planned = measures.map(({ position, cells, items }) => ({
    id: `measure-${position}`,
    position,
    code: items.map(({ writtenCode }) => writtenCode).join(' '),
    title: items[0]?.title ?? '',
    cells,
  }));
  const months = roundMonths(year, 1);
  const plan = { blocks, measures: planned };
  const template = { ...USUAL_TEMPLATE, placement };
  return composeReport({
    ...{ plan, results, round: 1, audience: 'PUBLIC', months, template },
    ...{ signers: SIGNERS, corrects: null },
  });
}

/** Another town's plan with a month of its second measure, whose table goes on without a header of its own. */
export function documentWithoutHeader(placement: ResultPlacement): ReportDocument {
  const header = 'ประเด็นที่ต้องปรับปรุง\tหน่วยงานที่รับผิดชอบ\tขั้นตอน/วิธีการ\tการรายงานผลและการกำกับติดตาม\tการดำเนินการ';
  const text = [
    'แผนปฏิบัติการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2567 รอบ 6 เดือน',
    'แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)',
    header,
    'o๑๙ แผนการจัดซื้อจัดจ้าง\tหัวหน้าสำนักปลัด\tเผยแพร่\tรายงานผลประจำปี\tตุลาคม ๒๕๖๖ - กันยายน ๒๕๖๗',
    'หมายเหตุ ตารางต่อจากหน้าก่อน',
    '021 รายงานสรุปผล 022 รายงานผลการใช้จ่าย\tทุกกอง\tเผยแพร่บนเว็บไซต์ของหน่วยงาน\tทุกเดือน\tตลอดปีงบประมาณ',
  ].join('\n');
  const plan = readPlan(text, fiscalYear(2567));
  if (isPlanFault(plan)) throw new Error(JSON.stringify(plan));
  const unit = { unitId: 'finance', unitName: 'กองคลัง', reason: null, rewording: null };
  const silent = { ...unit, month: yearMonth(2024, 2), status: 'NOT_RECORDED', actions: [] } as const;
  return documentOf([{ measureId: 'measure-2', months: [silent] }], placement, plan);
}

function workOfFebruary(sha256: string): MeasureResult {
  const unit = { unitId: 'finance', unitName: 'งานการเงินและคลัง', reason: null, rewording: null };
  const announced = {
    id: 'announced',
    rewording: null,
    day: dayOf('2023-02-14'),
    channel: 'NOTICE_BOARD',
    channelName: 'ป้ายประชาสัมพันธ์',
    quantityUnit: 'แผ่น',
    what: 'ปิดประกาศแผนการใช้จ่ายงบประมาณ ฉบับที่ 2',
    place: 'ตลาดสดเทศบาล',
    quantity: 12,
    link: 'https://www.bophloi.example.go.th/news/2566/budget-plan?page=2&id=100045',
    photos: [{ sha256, caption: 'ติดประกาศที่ตลาด', isCleared: true }],
    files: [{ sha256: 'f'.repeat(64), name: 'คำสั่งที่ 12-2566.pdf', bytes: 348_160 }],
  };
  return {
    measureId: 'measure-1',
    months: [
      { ...unit, month: FEBRUARY, status: 'SUBMITTED', actions: [announced] },
      { ...unit, month: MARCH, status: 'NOT_RECORDED', actions: [] },
    ],
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`Not a day: ${text}`);
  return day;
}

/** So long that it is laid out in several sections, and each of its tables is cut. */
export function longDocument(sha256: string): ReportDocument {
  const document = documentWithResults(sha256);
  const blocks = document.blocks.map((block) =>
    block.kind === 'TABLE' ? { ...block, rows: Array.from({ length: 12 }, () => block.rows).flat() } : block,
  );
  return { ...document, blocks };
}
