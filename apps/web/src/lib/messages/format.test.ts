import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { showBytes, showDay, showFiscalYear, showInstant, showMonth } from './format.ts';
import { messages } from './messages.svelte.ts';
import { numerals } from './numerals.svelte.ts';

const NOON = new Date('2023-02-28T05:00:00Z');

afterEach(() => {
  numerals.preferred = 'thai';
  numerals.inThaiSentences = true;
  messages.language = 'th';
});

describe('in Thai', () => {
  it('[BE1] writes days and months with Buddhist years and Thai digits', () => {
    expect(showDay('2024-02-29')).toBe('๒๙ กุมภาพันธ์ ๒๕๖๗');
    expect(showMonth('2023-02', 'short')).toBe('ก.พ. ๒๕๖๖');
    expect(showFiscalYear(2566)).toBe('๒๕๖๖');
  });

  it('[DIG1] writes the other digits for those who prefer them', () => {
    numerals.preferred = 'arabic';
    expect(showMonth('2023-02')).toBe('กุมภาพันธ์ 2566');
  });

  it('[DAY1] tells an instant by Bangkok’s day', () => {
    expect(showInstant('2023-02-28T07:05:00Z', NOON)).toBe('วันนี้ ๑๔:๐๕\u00a0น.');
    expect(showInstant('2023-02-28T18:00:00Z', NOON)).toBe('๑ มี.ค. ๒๕๖๖ ๐๑:๐๐\u00a0น.');
  });

  it('writes sizes in the largest unit that fits', () => {
    expect(showBytes(21_400)).toBe('๒๑ KB');
    expect(showBytes(10_700_000_000)).toBe('๑๐.๗ GB');
  });
});

describe('in English', () => {
  it('writes Gregorian days with Arabic digits', () => {
    messages.language = 'en';
    numerals.inThaiSentences = false;
    expect(showDay('2024-02-29')).toBe('29 February 2024');
    expect(showFiscalYear(2566)).toBe('2566 (2023)');
    expect(en.sync.waiting(2)).toBe('2 to send');
  });
});
