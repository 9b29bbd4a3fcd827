/** A city's month: sixty measures of forty units, nothing done, many instructions, and a closing with exceptions. */
import { randomUUID } from 'node:crypto';
import { Coordinator } from './coordinator.ts';
import { Desk } from './desk.ts';
import type { World } from './world.ts';

export const MEASURES = 60;
export const UNITS = 40;
export const INSTRUCTIONS = 30;
export const EXCEPTIONS = 25;
/** It is over, and overdue for two weeks. */
export const CROWDED_CLOCK = '2023-12-19T09:00:00+07:00';
export const CROWDED_MONTH = '2023-11';
const OWN_UNITS = 7;
const LONG =
  'ให้รายงานผลการประชาสัมพันธ์ช่องทางการติดต่อและขั้นตอนการให้บริการทุกภารกิจงาน พร้อมภาพถ่ายก่อนและหลังการติดประกาศทุกจุด ' +
  'และชี้แจงผู้ใหญ่บ้านในที่ประชุมประจำเดือน แล้วสรุปปัญหาอุปสรรคเสนอผู้บริหารภายในกำหนด';

/** The world's clock stands at `CROWDED_CLOCK`. */
export async function crowdMonth(world: World): Promise<void> {
  await new Coordinator(world).openUnits(
    Array.from({ length: UNITS - OWN_UNITS }, (_, i) => `กองส่งเสริมการบริหารจัดการที่ ${i + 1}`),
  );
  const coordinator = new Desk(world, 'coordinator');
  await coordinator.ask(IMPORT, { input: { fiscalYear: 2567, text: planText() } });
  const { units } = await coordinator.ask<{ units: { nodes: { id: string }[] } }>(UNITS_THERE);
  const { measures } = await coordinator.ask<{ measures: { nodes: { id: string }[] } }>(MEASURES_THERE);
  const unitIds = units.nodes.map(({ id }) => id);
  const executive = new Desk(world, 'executive');
  for (let i = 0; i < INSTRUCTIONS; i++) {
    const input = { id: randomUUID(), unitId: unitIds[i % UNITS], month: CROWDED_MONTH };
    await executive.ask(INSTRUCT, { input: { ...input, words: `${i + 1}. ${LONG}`, dueDay: '2023-12-25' } });
  }
  const month = CROWDED_MONTH;
  await executive.ask(CALL, { input: { id: randomUUID(), month, words: LONG } });
  const exceptions = Array.from({ length: EXCEPTIONS }, (_, i) => ({
    ...{ measureId: measures.nodes[i]?.id, unitId: unitIds[i], until: '2023-12-28' },
  }));
  await executive.ask(CLOSE, { input: { id: randomUUID(), month, exceptions } });
}

function planText(): string {
  const header = [
    'ประเด็นที่ต้องปรับปรุง แก้ไข/ ประเด็นที่ต้องพัฒนา',
    'ผู้รับผิดชอบ',
    'ขั้นตอนหรือวิธีการ/มาตรการ',
    'การรายงานผลและการกำกับติดตาม กำหนดเวลาแล้วเสร็จ',
    'การดำเนินการ',
  ];
  const rows = Array.from({ length: MEASURES }, (_, i) => [
    `E${i + 1} หน่วยงานที่ท่านติดต่อ มีการปรับปรุงวิธีการและขั้นตอนการดำเนินงาน/การให้บริการให้ดีขึ้นมากน้อยเพียงใด เรื่องที่ ${i + 1}`,
    'เจ้าหน้าที่ผู้รับผิดชอบงาน ทุกส่วนงาน',
    'เจ้าหน้าที่ประชาสัมพันธ์ขั้นตอนการดำเนินงาน',
    '๑.เจ้าหน้าที่ผู้รับผิดชอบ ประชาสัมพันธ์ ทุกเดือน ๒.ผู้บริหารกำชับเจ้าหน้าที่ให้มีการติดตามการประชาสัมพันธ์ ทุกเดือน',
    'เริ่มดำเนินการ ตุลาคม ๒๕๖๖ - แล้วเสร็จ ธันวาคม ๒๕๖๖',
  ]);
  return [
    'รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน',
    'ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ รอบ ๖ เดือน (เดือนตุลาคม ๒๕๖๖ - มีนาคม ๒๕๖๗)',
    'เทศบาลตำบลบ่อพลอย',
    'เครื่องมือการประเมิน EIT',
    ...[header, ...rows].map((cells) => cells.join('\t')),
  ].join('\n');
}

const IMPORT = `mutation ($input: PlanTextInput!) { importPlan(input: $input) { userErrors { message } } }`;
const UNITS_THERE = `{ units(agency: "bophloi", first: 100) { nodes { id } } }`;
const MEASURES_THERE = `{ measures(agency: "bophloi", fiscalYear: 2567, first: 100) { nodes { id } } }`;
const INSTRUCT = `mutation ($input: GiveInstructionInput!) {
  giveInstruction(input: $input) { userErrors { message } } }`;
const CALL = `mutation ($input: CallOnUnitsInput!) { callOnUnits(input: $input) { userErrors { message } } }`;
const CLOSE = `mutation ($input: CloseMonthInput!) { closeMonth(input: $input) { userErrors { message } } }`;
