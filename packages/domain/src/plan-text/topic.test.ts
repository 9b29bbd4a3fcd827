import { describe, expect, it } from 'vitest';
import { NOWHERE, placeAfter, type Place } from './headings.ts';
import { readTopic } from './topic.ts';

const read = (paragraphs: readonly string[], place: Place = NOWHERE) => {
  const topic = readTopic(paragraphs, place);
  return {
    ...topic.place,
    inferred: topic.instrumentInferred,
    items: topic.items.map(({ code, title }) => `${code} ${title}`),
  };
};

describe('items in the first cell', () => {
  it('[CODE1] belong to the instrument of the letter, whatever heading stands above', () => {
    const underEit = placeAfter('เครื่องมือการประเมิน EIT', NOWHERE);
    expect(read(['O๑๙ แผนจัดซื้อ'], underEit).items).toEqual(['O19 แผนจัดซื้อ']);
    expect(read(['๑๒ การปรับปรุง'], underEit)).toMatchObject({ items: ['E12 การปรับปรุง'], inferred: false });
  });

  it('[CODE1] are guessed from how they are written when no heading tells', () => {
    expect(read(['ข้อ ๗ การใช้จ่าย'])).toMatchObject({ items: ['I7 การใช้จ่าย'], inferred: true });
    expect(read(['๐๑๙ แผนจัดซื้อ'])).toMatchObject({ items: ['O19 แผนจัดซื้อ'], inferred: true });
  });

  it('[PLAN3] may be several, in paragraphs of their own or in one', () => {
    const items = ['O25 นโยบาย', 'O26 การดำเนินการ'];
    expect(read(['๐๒๕ นโยบาย', '๐๒๖ การดำเนินการ']).items).toEqual(items);
    expect(read(['ตัวชี้วัดย่อยที่ ๙.๔ บุคคล ๐๒๕ นโยบาย ๐๒๖ การดำเนินการ'])).toMatchObject({
      items,
      subIndicator: '๙.๔ บุคคล',
    });
  });

  it('[PLAN3] keep their title whole: lists and numbers in it are no items', () => {
    expect(read(['O19 รายงาน ประจำปี ๖ เดือน', '๑) แผน', '๒) ผล']).items).toEqual([
      'O19 รายงาน ประจำปี ๖ เดือน ๑) แผน ๒) ผล',
    ]);
  });

  it('[PLAN3] are none where no code begins a paragraph', () => {
    expect(read(['การเผยแพร่ข้อมูล']).items).toEqual([]);
    expect(read(['ปี ๒๕๖๖']).items).toEqual([]);
  });
});

describe('headings', () => {
  it('[CODE3] start afresh under another instrument', () => {
    const lines = ['แบบวัด (IIT)', 'ตัวชี้วัดที่ ๒ การใช้งบประมาณ', 'ตัวชี้วัดย่อยที่ ๒.๑ แผน'];
    const place = lines.reduce((above, line) => placeAfter(line, above), NOWHERE);
    expect(place).toEqual({ instrument: 'IIT', indicator: '๒ การใช้งบประมาณ', subIndicator: '๒.๑ แผน' });
    expect(placeAfter('ตัวชี้วัดที่ ๓ การใช้อำนาจ', place)).toMatchObject({
      indicator: '๓ การใช้อำนาจ',
      subIndicator: null,
    });
    expect(placeAfter('แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก', place)).toEqual({ ...NOWHERE, instrument: 'EIT' });
  });

  it('[CODE3] are not sentences that speak of several instruments', () => {
    expect(placeAfter('ผลการประเมิน IIT EIT และ OIT', NOWHERE)).toEqual(NOWHERE);
  });
});
