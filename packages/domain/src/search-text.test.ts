import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginningNear, findWords, hasWords, searchText, soughtWords, type Tones } from './search-text.ts';

const NOTICE = 'จัดทำป้ายประชาสัมพันธ์แผนการใช้จ่ายงบประมาณ ปี ๒๕๖๖ บน Facebook ของเทศบาล';

/** What is marked in each text; null when it is not found. */
function marked(typed: string, texts: readonly string[], tones?: Tones): string[][] | null {
  const read = texts.map(searchText);
  const words = soughtWords(typed);
  if (!hasWords(words, read, tones)) return null;
  return findWords(words, read, tones).map((places, at) =>
    places.map(([from, until]) => read[at]?.shown.slice(from, until) ?? ''),
  );
}

describe('searching', () => {
  it('[TXT1] finds ประชาสัมพันธ์ inside a sentence', () => {
    expect(marked('ประชาสัมพันธ์', [NOTICE])).toEqual([['ประชาสัมพันธ์']]);
    expect(marked('จัดซื้อจัดจ้าง', [NOTICE])).toBeNull();
  });

  it('[TXT1] finds what was typed in another spelling that looks the same', () => {
    expect(marked('จัดท\u0E4D\u0E32', [NOTICE])).toEqual([['จัดทำ']]);
    expect(marked('เเผน', [NOTICE])).toEqual([['แผน']]);
    expect(marked('ประชา\u200Bสัมพันธ์', [NOTICE])).toEqual([['ประชาสัมพันธ์']]);
    expect(marked('แผน', ['เเผนงาน'])).toEqual([['แผน']]);
  });

  it('[DIG1] [CODE1] takes both kinds of digits, and capitals for small letters', () => {
    expect(marked('2566 FACEBOOK', [NOTICE])).toEqual([['๒๕๖๖', 'Facebook']]);
    expect(marked('e๑๒', ['E12', 'O19'])).toEqual([['E12'], []]);
  });

  it('[TXT1] wants every word, in whichever of the texts it stands', () => {
    expect(marked('งบประมาณ  บอร์ด', [NOTICE, 'ปิดประกาศที่บอร์ด'])).toEqual([['งบประมาณ'], ['บอร์ด']]);
    expect(marked('งบประมาณ รถแห่', [NOTICE, 'ปิดประกาศที่บอร์ด'])).toBeNull();
    expect(soughtWords('  \t ')).toEqual([]);
  });

  it('[TXT1] tells words apart by their tone marks, and can do without', () => {
    expect(marked('ข่าว', ['กระดาษขาว'])).toBeNull();
    expect(marked('ข่าว', ['กระดาษขาว'], 'IGNORED')).toEqual([['ขาว']]);
    expect(marked('เสยงตามสาย', ['เสียงตามสาย'], 'IGNORED')).toBeNull();
    expect(marked('ปาย', ['ติดป้ายหน้าตลาด และป่ายาง'], 'IGNORED')).toEqual([['ป้าย', 'ป่าย']]);
  });

  it('[TXT1] marks letters with everything that stands on them, while a word is still being typed', () => {
    expect(marked('ท', ['ที่นี่'])).toEqual([['ที่']]);
    expect(marked('ที', ['ที่นี่'])).toEqual([['ที่']]);
    expect(marked('จัดทํ', [NOTICE])).toBeNull();
  });

  it('[TXT1] joins places that overlap, and gives them in the order of reading', () => {
    expect(marked('งบประมาณ แผนการใช้จ่ายงบ จ่าย', [NOTICE])).toEqual([['แผนการใช้จ่ายงบประมาณ']]);
  });

  it('[TXT1] finds every piece of a text in it, and marks only what is there', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'กทนปขาะเแิีู้่๋ำ ๑1aBé') });
    fc.assert(
      fc.property(texts, fc.nat(30), fc.nat(30), (text, from, length) => {
        const { shown } = searchText(text);
        const words = soughtWords(shown.slice(from, from + length));
        const [places] = findWords(words, [searchText(text)]);
        for (const word of words) {
          const marks = (places ?? []).map(([at, until]) => searchText(shown.slice(at, until)).folded);
          expect(marks.some((mark) => mark.includes(word))).toBe(true);
        }
      }),
    );
  });

  it('[TXT1] shows a long text from a little before the place, never from within a letter', () => {
    const { shown } = searchText(`${'ที่'.repeat(40)}แผน`);
    const found = findWords(['แผน'], [searchText(shown)])[0] ?? [];
    for (const before of [10, 11, 12])
      expect(shown.slice(beginningNear(shown, found, before))).toMatch(/^(ที่)+แผน$/);
    expect(beginningNear('แผนงาน', [[0, 3]], 10)).toBe(0);
  });
});
