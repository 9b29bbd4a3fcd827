import { beforeEach, describe, expect, it } from 'vitest';
import { en } from '#lib/messages/en.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { numerals } from '#lib/messages/numerals.svelte.ts';
import { th } from '#lib/messages/th.ts';
import { present } from '#lib/shell/today.svelte.ts';
import { fateInWords } from './fate-words.ts';

beforeEach(() => {
  present.now = new Date('2023-02-20T08:00:00Z');
  Object.assign(messages, { current: th, language: 'th' });
  numerals.inThaiSentences = true;
});

describe('where a record is, in words', () => {
  it.each([
    [{ state: 'ON_PHONE' } as const, 'อยู่ในเครื่องนี้ รอส่ง'],
    [{ state: 'SENDING', done: 1, of: 3 } as const, 'กำลังส่ง ๒ จาก ๓'],
    [{ state: 'SENDING', done: 0, of: 1 } as const, 'กำลังส่ง'],
    [{ state: 'PARTLY_SENT', done: 1, of: 3 } as const, 'ถึงระบบแล้ว ๑ จาก ๓ ส่วน ที่เหลืออยู่ในเครื่องนี้'],
    [{ state: 'SENT', at: '2023-02-20T07:05:00Z' } as const, 'ส่งแล้ว ๑๔:๐๕\u00a0น.'],
    [{ state: 'SENT', at: '2023-02-19T07:05:00Z' } as const, 'ส่งแล้ว ๑๙ ก.พ. ๒๕๖๖ ๑๔:๐๕\u00a0น.'],
    [{ state: 'SENT', at: null } as const, 'ส่งแล้ว'],
    [
      { state: 'ATTENTION', code: 'TEXT_TOO_LONG', message: 'ข้อความยาวเกิน ๕๐๐ ตัวอักษร' } as const,
      'ต้องแก้ไข: ข้อความยาวเกิน ๕๐๐ ตัวอักษร',
    ],
  ])('%o is “%s”', (fate, words) => {
    expect(fateInWords(fate).words).toBe(words);
  });

  it('says how much of a photo has gone, where that is known', () => {
    expect(fateInWords({ state: 'SENDING', done: 0, of: 1 }, 40).words).toBe('กำลังส่ง ๔๐%');
  });

  it('says the same in English', () => {
    Object.assign(messages, { current: en, language: 'en' });
    numerals.inThaiSentences = false;
    expect(fateInWords({ state: 'SENDING', done: 1, of: 3 }).words).toBe('Sending 2 of 3');
    expect(fateInWords({ state: 'SENT', at: '2023-02-20T07:05:00Z' }).words).toBe('Sent 14:05');
    const refused = fateInWords({ state: 'ATTENTION', code: 'WHAT_MISSING', message: null });
    expect(refused.words).toBe('Needs mending: Say what was done, in one short sentence.');
  });
});
