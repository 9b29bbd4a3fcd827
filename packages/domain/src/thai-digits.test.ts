import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWholeNumber, toArabicDigits, toThaiDigits } from './thai-digits.ts';

describe('Thai digits', () => {
  it('[DIG1] turns one kind into the other and leaves the rest alone', () => {
    expect(toArabicDigits('E๑๒ ปี ๒๕๖๖')).toBe('E12 ปี 2566');
    expect(toThaiDigits('ภาพที่ 10')).toBe('ภาพที่ ๑๐');
    expect(toArabicDigits('๐๑๒๓๔๕๖๗๘๙')).toBe('0123456789');
  });

  it('[DIG1] loses nothing on the way there and back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => toArabicDigits(toThaiDigits(text)) === toArabicDigits(text)),
    );
  });

  it('[DIG1] reads a number typed in either digits', () => {
    expect(parseWholeNumber('๑๒')).toBe(12);
    expect(parseWholeNumber(' ๑,๒๕๐ ')).toBe(1250);
    expect(parseWholeNumber('0')).toBe(0);
    fc.assert(fc.property(fc.nat(), (number) => parseWholeNumber(toThaiDigits(String(number))) === number));
  });

  it('[DIG1] is null for what is no whole number', () => {
    for (const text of ['', 'สิบสอง', '-1', '1.5', '1,25', '1e3', '๑ ๒', '99999999999999999999']) {
      expect(parseWholeNumber(text), text).toBeNull();
    }
  });
});
