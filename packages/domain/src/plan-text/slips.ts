/** Slips of the pen that plans are known to hand on from year to year (PLAN1). Suggested, never applied. */

export interface Slip {
  readonly found: string;
  readonly meant: string;
}

const KNOWN: readonly Slip[] = [
  { found: 'กาฬจนบุรี', meant: 'กาญจนบุรี' },
  { found: 'ปนาชน', meant: 'ประชาชน' },
  { found: 'ประชาขน', meant: 'ประชาชน' },
  { found: 'โยมีลักษณะ', meant: 'โดยมีลักษณะ' },
  { found: 'เป็นสื่อสารสองทาง', meant: 'เป็นการสื่อสารสองทาง' },
  { found: 'เกี่ยวกับประมาณ', meant: 'เกี่ยวกับงบประมาณ' },
  { found: 'อย่างน้อยเพียงใด', meant: 'มากน้อยเพียงใด' },
  { found: 'ประจำปี ๖ เดือน', meant: 'ประจำปี รอบ ๖ เดือน' },
  { found: 'อนุญาติ', meant: 'อนุญาต' },
  { found: 'เว็บไซด์', meant: 'เว็บไซต์' },
  { found: 'เวบไซต์', meant: 'เว็บไซต์' },
  { found: 'ปฎิบัติ', meant: 'ปฏิบัติ' },
  { found: 'ปรากฎ', meant: 'ปรากฏ' },
  { found: 'กฏหมาย', meant: 'กฎหมาย' },
];
/** A sentence that breaks off in the middle of ปรับปรุงแก้ไข. */
const BROKEN_OFF = /ปรับปรุงแก้\s*$/;

/** The known slips in a text, each once. */
export function slipsIn(text: string): readonly Slip[] {
  const known = KNOWN.filter((slip) => text.includes(slip.found));
  return BROKEN_OFF.test(text) ? [...known, { found: 'ปรับปรุงแก้', meant: 'ปรับปรุงแก้ไข' }] : known;
}
