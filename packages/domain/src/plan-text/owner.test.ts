import { describe, expect, it } from 'vitest';
import { readOwner } from './owner.ts';

describe('who is responsible', () => {
  it.each([
    ['เจ้าหน้าที่ผู้รับผิดชอบงานการเงิน และคลัง', 'งานการเงินและคลัง'],
    ['เจ้าหน้าที่ผู้รับผิดชอบงานควบคุมภายใน', 'งานควบคุมภายใน'],
    ['งานการเจ้าหน้าที่', 'งานการเจ้าหน้าที่'],
    ['ผู้รับผิดชอบ งานพัสดุ', 'งานพัสดุ'],
    ['ผู้อำนวยการกองช่าง', 'กองช่าง'],
    ['หัวหน้าสำนักปลัด', 'สำนักปลัด'],
    ['เจ้าหน้าที่ผู้รับผิดชอบ', 'เจ้าหน้าที่ผู้รับผิดชอบ'],
  ])('[OWE2] %s is %s', (label, unitName) => {
    expect(readOwner([label])).toEqual({ label, scope: 'UNIT', unitName });
  });

  it.each(['เจ้าหน้าที่ผู้รับผิดชอบงาน ทุกส่วนงาน', 'ทุกสำนัก/กอง', 'ทุกส่วนราชการ'])(
    '[OWE2] %s is every unit',
    (label) => {
      expect(readOwner([label])).toEqual({ label, scope: 'ALL_UNITS', unitName: null });
    },
  );

  it('[OWE2] is nobody in an empty cell', () => {
    expect(readOwner([' '])).toBeNull();
  });
});
