/** Who is responsible: the label as printed and the unit's name read out of it (OWE2). */
import type { Cell, Owner } from '../plan.ts';
import { normaliseThai } from '../thai-text.ts';

const EVERY_UNIT = /ทุก(?:ส่วนงาน|ส่วนราชการ|หน่วยงาน|สำนัก|กอง|ฝ่าย|งาน)/;
const BODY = '(?=งาน|ฝ่าย|กอง|สำนัก|ส่วน|หน่วย|กลุ่ม)';
const OFFICE = new RegExp(
  `^(?:(?:เจ้าหน้าที่|ผู้|พนักงาน)*(?:ที่)?รับผิดชอบ|เจ้าหน้าที่|พนักงาน|หัวหน้า|ผู้อำนวยการ)\\s*${BODY}`,
);

/** The owner of a row; null when the cell is empty. */
export function readOwner(cell: Cell): Owner | null {
  const label = cell.join(' ').trim();
  if (label === '') return null;
  if (EVERY_UNIT.test(label)) return { label, scope: 'ALL_UNITS', unitName: null };
  return { label, scope: 'UNIT', unitName: unitNameOf(label) };
}

/** `เจ้าหน้าที่ผู้รับผิดชอบงานการเงิน และคลัง` → `งานการเงินและคลัง`: the office and stray spaces left out. */
function unitNameOf(label: string): string {
  const spaced = normaliseThai(label).replaceAll(/\s+/g, ' ').replaceAll(' และ', 'และ');
  return spaced.replace(OFFICE, '').trim();
}
