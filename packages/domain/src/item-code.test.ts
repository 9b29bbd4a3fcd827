import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareItemCodes, readItemCode } from './item-code.ts';
import { INSTRUMENTS } from './plan.ts';
import { toThaiDigits } from './thai-digits.ts';

describe('item codes', () => {
  it('[CODE1] reads a bare number under its instrument', () => {
    expect(readItemCode('๗', 'IIT')).toBe('I7');
    expect(readItemCode('๑๐', 'IIT')).toBe('I10');
    expect(readItemCode('12', 'EIT')).toBe('E12');
  });

  it('[CODE1] reads a letter with Thai digits', () => {
    expect(readItemCode('E๑๒', 'EIT')).toBe('E12');
    expect(readItemCode('i๗', 'IIT')).toBe('I7');
  });

  it('[CODE1] takes a zero written for the letter O', () => {
    for (const written of ['๐๑๙', 'O๑๙', '019', 'o19', 'O19', 'o๑๙', ' O 19', 'O-19']) {
      expect(readItemCode(written, 'OIT'), written).toBe('O19');
    }
    expect(readItemCode('๐๑๐', 'OIT')).toBe('O10');
    expect(readItemCode('๐๑', 'OIT')).toBe('O1');
    expect(readItemCode('O๐๑', 'OIT')).toBe('O1');
  });

  it('[CODE1] is null for what is no code of the instrument', () => {
    for (const written of ['', 'O', '๐', '0', 'E12', 'O100', '๑๑๙', 'O1a', 'ข้อ ๑๙']) {
      expect(readItemCode(written, 'OIT'), written).toBeNull();
    }
  });

  it('[CODE1] reads every code it makes, in Thai digits too', () => {
    const numbers = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.constantFrom(...INSTRUMENTS), numbers, (instrument, number) => {
        const code = `${instrument.charAt(0)}${number}`;
        expect(readItemCode(code, instrument)).toBe(code);
        expect(readItemCode(toThaiDigits(code), instrument)).toBe(code);
      }),
    );
  });

  it('[CODE2] sorts by instrument, then number', () => {
    const codes = ['O26', 'E12', 'O3', 'I10', 'E2', 'I7'];
    expect(codes.sort(compareItemCodes)).toEqual(['I7', 'I10', 'E2', 'E12', 'O3', 'O26']);
  });
});
