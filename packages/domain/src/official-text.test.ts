import { describe, expect, it } from 'vitest';
import { officialText } from './official-text.ts';

describe('the text of an official document', () => {
  it.each([
    'plan_2566.pdf',
    'แผน2566.pdf',
    '2566.xlsx,',
    '(คำสั่งที่12-2566.PDF)',
    '203.154.1.1/ita',
    'http://203.154.1.1',
    'www.b2.go.th',
    'ita2566.go.th/plan',
    '1stplan.go.th',
    'a1@b.go.th',
  ])('[DIG1] leaves an address or the name of a file as it is: %s', (written) => {
    expect(officialText(`ดูที่ ${written} หน้า 3`)).toBe(`ดูที่ ${written} หน้า ๓`);
  });

  it.each([
    ['ข้อ 1.2.3.4', 'ข้อ ๑.๒.๓.๔'],
    ['1.ITA ปี 2566', '๑.ITA ปี ๒๕๖๖'],
    ['12.10.2566 เวลา 9.30 น.', '๑๒.๑๐.๒๕๖๖ เวลา ๙.๓๐ น.'],
  ])('[DIG1] has Thai digits all the same in %s', (written, printed) => {
    expect(officialText(written)).toBe(printed);
  });

  it('takes no longer for what somebody wrote than it is long', { timeout: 5_000 }, () => {
    for (const piece of ['a', 'a1', '1', '1.', '.p', '_a-'])
      expect(officialText(piece.repeat(100_000))).toBeTruthy();
  });
});
