/** The plan of 2566, repeated and varied: as many measures as wanted, each owed by every unit in every month. */
import {
  fiscalYear,
  isPlanFault,
  readPlan,
  toThaiDigits,
  type FiscalYear,
  type MeasureReading,
} from '@prongsai/domain';
import { PLAN_2566_TEXT } from '@prongsai/fixtures';

/** The code lists of an assessment: how many questions and disclosures each has. */
const LISTS = [
  { letter: 'I', heading: 'เครื่องมือการประเมิน IIT', codes: 30 },
  { letter: 'E', heading: 'เครื่องมือการประเมิน EIT', codes: 15 },
  { letter: 'O', heading: 'แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)', codes: 43 },
] as const;
const CODES = LISTS.flatMap((list) =>
  Array.from({ length: list.codes }, (_, at) => ({ list, number: at + 1 })),
);
const HEADER = [
  'ประเด็นที่ต้องปรับปรุง แก้ไข/ประเด็นที่ต้องพัฒนา',
  'ผู้รับผิดชอบ',
  'ขั้นตอนหรือวิธีการ/มาตรการ',
  'การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ',
  'การดำเนินการ',
].join('\t');
const OWNER = 'เจ้าหน้าที่ผู้รับผิดชอบงาน ทุกส่วนงาน';
const DUTIES =
  '๑.เจ้าหน้าที่ผู้รับผิดชอบประชาสัมพันธ์และรายงานผลทุกเดือน ๒.ผู้บริหารกำชับเจ้าหน้าที่ให้มีการติดตามการประชาสัมพันธ์ ทุกเดือน';

/** A text that `importPlan` takes as the plan of `year`. */
export function planTextOf(agencyName: string, year: FiscalYear, measures: number): string {
  const printed = measuresAsPrinted();
  const [before, now] = [toThaiDigits(String(year - 1)), toThaiDigits(String(year))];
  const window = `เริ่มดำเนินการ ตุลาคม ${before} - แล้วเสร็จ กันยายน ${now}`;
  const rows = Array.from({ length: measures }, (_, at) => {
    const { list, number } = CODES[Math.floor((at * CODES.length) / measures)] ?? {
      list: LISTS[0],
      number: 1,
    };
    const measure = printed[at % printed.length];
    const title = `${measure?.items[0]?.title ?? ''} (เรื่องที่ ${toThaiDigits(String(at + 1))})`;
    const topic = `${list.letter}${toThaiDigits(String(number))} ${title}`;
    return { list, line: [topic, OWNER, measure?.cells[2]?.join(' ') ?? '', DUTIES, window].join('\t') };
  });
  return [
    'รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    `ประจำปีงบประมาณ พ.ศ. ${now} รอบ ๑๒ เดือน (เดือนตุลาคม ${before} - กันยายน ${now})`,
    agencyName,
    `จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${before}`,
    ...LISTS.flatMap((list) => {
      const ofList = rows.filter((row) => row.list === list).map(({ line }) => line);
      return ofList.length > 0 ? [list.heading, HEADER, ...ofList] : [];
    }),
    '',
  ].join('\n');
}

function measuresAsPrinted(): readonly MeasureReading[] {
  const reading = readPlan(PLAN_2566_TEXT, fiscalYear(2566));
  if (isPlanFault(reading)) throw new Error(`The plan of 2566 cannot be read: ${reading.fault}`);
  return reading.measures;
}
