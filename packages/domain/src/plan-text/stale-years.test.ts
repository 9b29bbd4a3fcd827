import { describe, expect, it } from 'vitest';
import { fiscalYear } from '../fiscal-year.ts';
import { staleYearsIn } from './stale-years.ts';

const stale = (text: string) =>
  staleYearsIn(text, fiscalYear(2566)).map(({ found, meant }) => [found, meant]);

describe('years an earlier plan left behind', () => {
  it('[PLAN4] are shown with the plan’s own year in the same digits', () => {
    expect(stale('ระยะเวลา ๖ เดือนแรกของปี พ.ศ.๒๕๖๕')).toEqual([['ปี พ.ศ.๒๕๖๕', 'ปี พ.ศ.๒๕๖๖']]);
    expect(stale('แผนปี 2564')).toEqual([['ปี 2564', 'ปี 2566']]);
    expect(stale('ภายในเดือนมีนาคม ๒๕๖๕')).toEqual([['๒๕๖๕', '๒๕๖๖']]);
  });

  it('[PLAN4] are not months of this fiscal year, nor years to come, nor other numbers', () => {
    expect(stale('ภายในเดือนพฤศจิกายน ๒๕๖๕')).toEqual([]);
    expect(stale('ต.ค. 2565 ถึงปี ๒๕๖๗ จำนวน ๒๕๖๕๐ บาท')).toEqual([]);
  });

  it('[PLAN4] are not the years laws were made in', () => {
    expect(stale('ระเบียบกระทรวงมหาดไทย ว่าด้วยการจัดทำแผน (ฉบับที่ ๓) พ.ศ.๒๕๖๑')).toEqual([]);
    expect(stale('พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐')).toEqual([]);
  });
});
