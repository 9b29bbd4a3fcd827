import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedDay, thaiDay, thaiMonth } from './buddhist.ts';
import { dayAt, monthOf } from './day.ts';

const days = fc
  .date({ min: new Date('1900-01-02'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map(dayAt);
const dayOf = (text: string) => dayAt(new Date(`${text}T00:00:00Z`));

describe('days as people type them', () => {
  it('[BE1] knows that 29 February 2567 is a real day, and that of 2566 is not', () => {
    expect(parseTypedDay('29/2/2567')).toBe('2024-02-29');
    expect(parseTypedDay('๒๙ กุมภาพันธ์ ๒๕๖๗')).toBe('2024-02-29');
    expect(parseTypedDay('29/2/2566')).toBeNull();
  });

  it('[BE1] reads slashes, names, short names, and years of both eras', () => {
    for (const text of [
      '1/3/2566',
      '01-03-2566',
      '1.3.2566',
      '๑ มีนาคม ๒๕๖๖',
      '1 มี.ค. 2566',
      '1 มีค 2566',
      '1 มี.ค. 66',
      '๑ มีนาคม พ.ศ. ๒๕๖๖',
      '1มีนาคม2566',
      '1/3/2023',
      '2023-03-01',
      '2566-03-01',
    ]) {
      expect(parseTypedDay(text), text).toBe('2023-03-01');
    }
  });

  it('[BE1] is null for what is no day', () => {
    for (const text of [
      '',
      'วันนี้',
      '31/4/2566',
      '0/1/2566',
      '1/13/2566',
      '1 มีนา 25666',
      '1/3/66',
      '๑ เมษ ๒๕๖๖',
    ]) {
      expect(parseTypedDay(text), text).toBeNull();
    }
  });
});

describe('days as people read them', () => {
  it('[BE1] prints the official form in Thai digits', () => {
    expect(thaiDay(dayOf('2023-02-01'))).toBe('๑ กุมภาพันธ์ ๒๕๖๖');
    expect(thaiMonth(monthOf(dayOf('2023-02-01')))).toBe('กุมภาพันธ์ ๒๕๖๖');
  });

  it('[BE1] prints short names and Arabic digits where a screen wants them', () => {
    expect(thaiDay(dayOf('2023-03-01'), { digits: 'arabic', month: 'short' })).toBe('1 มี.ค. 2566');
    expect(thaiMonth(monthOf(dayOf('2022-12-01')), { digits: 'arabic' })).toBe('ธันวาคม 2565');
  });

  it('[BE1] says what the platform’s own Buddhist calendar says', () => {
    const official = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-thai', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const parts = (day: string) =>
      official
        .formatToParts(new Date(day))
        .flatMap(({ type, value }) => (type === 'literal' || type === 'era' ? [] : value));
    fc.assert(fc.property(days, (day) => thaiDay(day) === parts(day).join(' ')));
  });

  it('[BE1] reads back every day it prints, in every style', () => {
    const styles = fc.record({
      digits: fc.constantFrom('thai' as const, 'arabic' as const),
      month: fc.constantFrom('long' as const, 'short' as const),
    });
    fc.assert(fc.property(days, styles, (day, style) => parseTypedDay(thaiDay(day, style)) === day));
  });
});
