import { describe, expect, it } from 'vitest';
import { fiscalYear } from '../fiscal-year.ts';
import { readTiming } from './frequency.ts';

const timing = (text: string) => {
  const { frequencies, basis, dueMonth } = readTiming(text, fiscalYear(2566));
  return [basis, ...frequencies, dueMonth].filter((part) => part !== null).join(' ');
};

describe('how often', () => {
  it.each([
    ['รายงานผลทุกเดือน', 'EXPLICIT MONTHLY'],
    ['สรุปเป็นรายเดือน และเผยแพร่ให้เป็นปัจจุบันและสม่ำเสมอ', 'EXPLICIT MONTHLY'],
    ['รายงานอย่างน้อยเดือนละ 1 ครั้ง', 'EXPLICIT MONTHLY'],
    ['รายงานเป็นรายไตรมาสหรือรายเดือน', 'EXPLICIT QUARTERLY MONTHLY'],
    ['รายงานเป็น ไตรมาสหรือราย 6 เดือน', 'EXPLICIT QUARTERLY HALF_YEARLY'],
    ['รายงานทุก 3 เดือน', 'EXPLICIT QUARTERLY'],
    ['รายงานผลรอบ 6 เดือน และรอบ 12 เดือน', 'EXPLICIT HALF_YEARLY YEARLY'],
    ['รายงานปีละ 2 ครั้ง', 'EXPLICIT HALF_YEARLY'],
    ['รายงานปีละ 1 ครั้ง', 'EXPLICIT YEARLY'],
    ['จัดทำรายงานผลการดำเนินงานประจำปี', 'EXPLICIT YEARLY'],
    ['เผยแพร่อย่างต่อเนื่อง', 'IMPLIED MONTHLY'],
    ['ประชาสัมพันธ์อย่างสม่ำเสมอเป็นปัจจุบัน', 'IMPLIED MONTHLY'],
    ['เผยแพร่แผนการใช้จ่ายงบประมาณประจำปีให้ประชาชนทราบ', 'UNSPECIFIED ONCE'],
    ['เผยแพร่นโยบายของผู้บริหารสูงสุดคนปัจจุบัน', 'UNSPECIFIED ONCE'],
    ['รายงานสรุปผลให้ผู้บริหารทราบ', 'UNSPECIFIED ONCE'],
  ])('[OWE1] %s → %s', (text, expected) => expect(timing(text)).toBe(expected));
});

describe('by when', () => {
  it.each([
    ['เผยแพร่ภายในเดือนพฤศจิกายน 2565', '2022-11'],
    ['เผยแพร่ภายในเดือน พฤศจิกายน พ.ศ. 2565', '2022-11'],
    ['เผยแพร่ภายในวันที่ 30 เมษายน 2566', '2023-04'],
    ['เผยแพร่ภายใน 31 มี.ค. 66', '2023-03'],
    ['เผยแพร่ภายในสิ้นเดือนธันวาคม', '2022-12'],
    ['รายงานรอบ 6 เดือน ภายในเดือนเมษายน 2566', '2023-04'],
  ])('[OWE1] %s → %s', (text, month) => expect(timing(text)).toBe(`EXPLICIT BY_MONTH ${month}`));
});
