import { describe, expect, it } from 'vitest';
import { fiscalYear } from '../fiscal-year.ts';
import { readDuties } from './duties.ts';

const read = (...paragraphs: string[]) =>
  readDuties(paragraphs, fiscalYear(2566)).map(({ number, actor, text }) => `${number} ${actor} ${text}`);

describe('duties in the fourth cell', () => {
  it('[PLAN1] are split at their numbers and kept verbatim', () => {
    expect(read('๑.เจ้าหน้าที่เผยแพร่ ๒. ผู้บริหารติดตาม')).toEqual([
      '1 STAFF ๑.เจ้าหน้าที่เผยแพร่',
      '2 EXECUTIVE ๒. ผู้บริหารติดตาม',
    ]);
    expect(read('1) กองคลังรายงาน', '2) นายกเทศมนตรีกำชับ')).toEqual([
      '1 STAFF 1) กองคลังรายงาน',
      '2 EXECUTIVE 2) นายกเทศมนตรีกำชับ',
    ]);
  });

  it('[PLAN1] are not split at numbers out of turn', () => {
    expect(read('๑.รายงานตามข้อ ๑.๒ และ ๕. ของแผน ๒.ปลัดเทศบาลติดตาม')).toEqual([
      '1 STAFF ๑.รายงานตามข้อ ๑.๒ และ ๕. ของแผน',
      '2 EXECUTIVE ๒.ปลัดเทศบาลติดตาม',
    ]);
  });

  it('[PLAN1] are one to a paragraph without numbers, and none in an empty cell', () => {
    expect(read('รายงานผลเสนอผู้บริหาร')).toEqual(['1 STAFF รายงานผลเสนอผู้บริหาร']);
    expect(read('- กองคลังรายงาน', '- ผู้บริหารติดตาม')).toEqual([
      '1 STAFF - กองคลังรายงาน',
      '2 EXECUTIVE - ผู้บริหารติดตาม',
    ]);
    expect(read('')).toEqual([]);
  });
});
