import { expect, it } from 'vitest';
import { officialText } from './official-text.ts';

it('[DIG1] prints Thai digits, and leaves addresses and names of files as they are', () => {
  expect(officialText('ข้อ 12 ของปี 2566')).toBe('ข้อ ๑๒ ของปี ๒๕๖๖');
  const asWritten = ['https://a/1', 'www.a1', 'a1@b', 'bophloi2.go.th', '1-a2.pdf', 'x.1.b2-c.th'];
  for (const word of asWritten) expect(officialText(word)).toBe(word);
  for (const word of ['1.pdf', 'a.1', 'a.b']) expect(officialText(word)).not.toContain('1');
});

it('takes no longer for one long word than for many short ones', { timeout: 5_000 }, () => {
  const word = 'a'.repeat(200_000);
  expect(officialText(word)).toBe(word);
});
