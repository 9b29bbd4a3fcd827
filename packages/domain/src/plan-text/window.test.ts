import { describe, expect, it } from 'vitest';
import { fiscalYear } from '../fiscal-year.ts';
import { readWindow } from './window.ts';

const windowIn = (text: string) => {
  const window = readWindow([[text]], fiscalYear(2566));
  return window && `${window.start} ${window.end}`;
};

describe('the window of a measure', () => {
  it.each([
    ['เริ่มดำเนินการ กุมภาพันธ์ ๒๕๖๖ - แล้วเสร็จ เมษายน ๒๕๖๖', '2023-02 2023-04'],
    ['ตุลาคม ๒๕๖๕ - กันยายน ๒๕๖๖', '2022-10 2023-09'],
    ['ต.ค. 65 - ก.ย. 66', '2022-10 2023-09'],
    ['ต.ค.65–มี.ค.66', '2022-10 2023-03'],
    ['ต.ค. 2565 ถึง มี.ค. 2566', '2022-10 2023-03'],
    ['ตั้งแต่เดือนตุลาคม 2565 จนถึงเดือนมีนาคม 2566', '2022-10 2023-03'],
    ['เริ่ม 1 ตุลาคม 2565 สิ้นสุด 30 กันยายน 2566', '2022-10 2023-09'],
    ['ตุลาคม - ธันวาคม ๒๕๖๕', '2022-10 2022-12'],
    ['ตุลาคม - มีนาคม ๒๕๖๖', '2022-10 2023-03'],
    ['ตุลาคม - มีนาคม', '2022-10 2023-03'],
    ['ตุลาคม 2022 - มีนาคม 2023', '2022-10 2023-03'],
    ['มกราคม ๒๕๖๖', '2023-01 2023-01'],
    ['ภายในเดือนมีนาคม ๒๕๖๖', '2022-10 2023-03'],
    ['ตลอดปีงบประมาณ', '2022-10 2023-09'],
  ])('[DIG1] %s → %s', (text, months) => expect(windowIn(text)).toBe(months));

  it('[PLAN2] is unknown where nothing says so, or where it runs backward', () => {
    expect(windowIn('')).toBeNull();
    expect(windowIn('อยู่ระหว่างดำเนินการตามความคิดเห็น')).toBeNull();
    expect(windowIn('เมษายน ๒๕๖๖ - กุมภาพันธ์ ๒๕๖๖')).toBeNull();
  });

  it('[PLAN1] is looked for beside the duties when the last column has none', () => {
    expect(readWindow([[''], ['๑.รายงานทุกเดือน ม.ค. ๖๖ - มี.ค. ๖๖']], fiscalYear(2566))).toEqual({
      start: '2023-01',
      end: '2023-03',
    });
  });
});
