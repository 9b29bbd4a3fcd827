import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareThai, normaliseThai, truncateGraphemes, wordsOf } from './thai-text.ts';

const thai = fc.string({ unit: fc.constantFrom(...'กทนำาํเแะิีึืุูั็่้๊๋์ฺ\u200B\u200D๑1 aé') });

describe('normalising Thai text', () => {
  it('[TXT1] joins nikhahit and aa into am, also around a tone', () => {
    expect(normaliseThai('ท\u0E4D\u0E32')).toBe('ทำ');
    expect(normaliseThai('น\u0E4D\u0E49\u0E32')).toBe('น้ำ');
    expect(normaliseThai('น\u0E49\u0E4D\u0E32')).toBe('น้ำ');
    expect(normaliseThai('น\u0E33\u0E49')).toBe('น้ำ');
  });

  it('[TXT1] puts a tone typed before its vowel behind it', () => {
    expect(normaliseThai('ท\u0E48\u0E35')).toBe('ที่');
    expect(normaliseThai('\u0E4A\u0E36\u0E4A\u0E34')).toBe('\u0E36\u0E34\u0E4A\u0E4A');
    expect(normaliseThai('ผ\u0E39\u0E49')).toBe(normaliseThai('ผ\u0E49\u0E39'));
  });

  it('[TXT1] makes two sara e one sara ae, and drops what nobody sees', () => {
    expect(normaliseThai('เเผน')).toBe('แผน');
    expect(normaliseThai('\uFEFFงาน\u200Bพัสดุ\u200C')).toBe('งานพัสดุ');
  });

  it('[TXT1] is NFC and never NFKC', () => {
    expect(normaliseThai('e\u0301')).toBe('\u00E9');
    expect(normaliseThai('ทำ ² ﬁ')).toBe('ทำ ² ﬁ');
  });

  it('[TXT1] lets zero characters go, and marks the place of half a character', () => {
    expect(normaliseThai('ป้า\0ย \ud800 \udc00\ud83d 👩‍🌾')).toBe('ป้าย \ufffd \ufffd\ufffd 👩‍🌾');
  });

  it('[TXT1] keeps the joiner of an emoji', () => {
    expect(normaliseThai('👩‍🌾')).toBe('👩‍🌾');
  });

  it(
    '[TXT1] keeps thirty marks of a letter and lets the rest go, however many there are',
    { timeout: 5_000 },
    () => {
      const marks = (pairs: number) => normaliseThai(`ก${'\u0301\u0316'.repeat(pairs)}ข`);
      expect(marks(15)).toHaveLength(32);
      expect(marks(200_000)).toBe(marks(15));
    },
  );

  it('[TXT1] changes nothing the second time', () => {
    fc.assert(fc.property(thai, (text) => normaliseThai(normaliseThai(text)) === normaliseThai(text)));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseThai(normaliseThai(text))).toBe(normaliseThai(text));
      }),
    );
  });
});

describe('sorting and cutting', () => {
  it('[TXT1] sorts as a Thai dictionary does, leading vowels after their consonant', () => {
    expect(['เทศบาล', 'ทะเล', 'แกง', 'กา', 'ไก่'].sort(compareThai)).toEqual([
      'กา',
      'แกง',
      'ไก่',
      'ทะเล',
      'เทศบาล',
    ]);
  });

  it('[TXT1] sorts numbers by value in both kinds of digits', () => {
    expect(['งาน 10', 'งาน 9'].sort(compareThai)).toEqual(['งาน 9', 'งาน 10']);
    expect(['ข้อ ๑๐', 'ข้อ ๙', 'ข้อ 2'].sort(compareThai)).toEqual(['ข้อ 2', 'ข้อ ๙', 'ข้อ ๑๐']);
  });

  it('[TXT1] never parts a consonant from its marks', () => {
    expect(truncateGraphemes('ที่นี่', 1)).toBe('ที่');
    expect(truncateGraphemes('👩‍🌾ชาวนา', 1)).toBe('👩‍🌾');
    expect(truncateGraphemes('กา', 5)).toBe('กา');
    expect(truncateGraphemes('กา', 0)).toBe('');
  });

  it('[TXT1] parts a text between its words and loses nothing of it', () => {
    expect(wordsOf('ประชาสัมพันธ์ให้ประชาชน ทราบ')).toEqual(['ประชาสัมพันธ์', 'ให้', 'ประชาชน', ' ', 'ทราบ']);
    fc.assert(fc.property(thai, (text) => wordsOf(text).join('') === text));
  });

  it('[TXT1] cuts a beginning that stays when cut again', () => {
    fc.assert(
      fc.property(thai, fc.nat({ max: 30 }), (text, count) => {
        const cut = truncateGraphemes(text, count);
        expect(text.startsWith(cut)).toBe(true);
        expect(truncateGraphemes(cut, count)).toBe(cut);
      }),
    );
  });
});
