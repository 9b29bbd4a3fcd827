import type { SyncRow } from '@prongsai/contract';
import { baseRows } from '@prongsai/outbox';
import { describe, expect, it } from 'vitest';
import { markedTexts, searchableIn, searchIn } from './searching.ts';

const measure = (id: string, position: number, title: string, writtenCode: string): SyncRow => ({
  kind: 'measure',
  id,
  version: position,
  data: {
    fiscalYear: 2566,
    position,
    instrument: 'EIT',
    itemCodes: [`E${position}`],
    writtenCodes: [writtenCode],
    title,
    ownerLabel: 'กองคลัง',
    ownerScope: 'UNIT',
    unitIds: [],
    steps: ['จัดทำสื่อประชาสัมพันธ์ในรูปแบบที่เข้าใจง่าย'],
    windowStart: null,
    windowEnd: null,
    duties: [],
  },
});
const action = (id: string, day: string, what: string, channel = 'BOARD'): SyncRow => ({
  kind: 'action',
  id,
  version: 9,
  data: {
    logId: 'log',
    day,
    channel,
    what,
    place: 'ตลาดเทศบาล',
    quantity: null,
    link: null,
    recordedById: 'somsri',
    recordedByName: 'สมศรี',
    clientTime: `${day}T03:00:00Z`,
    receivedAt: `${day}T03:00:00Z`,
    withdrawnAt: null,
    withdrawnReason: null,
  },
});
const CHANNEL: SyncRow = {
  kind: 'channel',
  id: 'board',
  version: 1,
  data: { code: 'BOARD', name: 'บอร์ดประชาสัมพันธ์', quantityUnit: 'แผ่น', position: 1 },
};
const PHONE = searchableIn(
  baseRows([
    CHANNEL,
    measure('online', 13, 'หน่วยงานมีระบบการให้บริการออนไลน์หรือไม่', 'E๑๓'),
    measure('procedure', 12, 'มีการปรับปรุงวิธีการและขั้นตอนการดำเนินงาน', 'E๑๒'),
    action('older', '2023-02-10', 'ติดประกาศขั้นตอนการให้บริการ'),
    action('newer', '2023-02-14', 'ลงข่าวในเว็บไซต์', 'WEBSITE'),
  ]),
);
const found = (typed: string) => {
  const { measures, actions, tones } = searchIn(PHONE, typed);
  return [measures.map(({ row }) => row.id), actions.map(({ row }) => row.id), tones];
};

describe('what the phone finds', () => {
  it('[TXT1] finds ประชาสัมพันธ์ inside the plan’s sentences and in the name of a channel', () => {
    expect(found('ประชาสัมพันธ์')).toEqual([['procedure', 'online'], ['older'], 'KEPT']);
  });

  it('[CODE1] finds a measure by its code in either digits and either case', () => {
    for (const typed of ['E๑๒', 'e12', 'E12']) expect(found(typed)).toEqual([['procedure'], [], 'KEPT']);
  });

  it('[TXT1] finds an action by words of several of its texts, newest day first', () => {
    expect(found('ตลาด')).toEqual([[], ['newer', 'older'], 'KEPT']);
    expect(found('ตลาด ประกาศ')).toEqual([[], ['older'], 'KEPT']);
  });

  it('[TXT1] sets tone marks aside only where nothing has the word as typed', () => {
    expect(found('ขาว')).toEqual([[], ['newer'], 'IGNORED']);
    expect(found('ข่าว')).toEqual([[], ['newer'], 'KEPT']);
  });

  it('finds nothing for blanks, and says so for a word nobody wrote', () => {
    expect(found('  ')).toEqual([[], [], 'KEPT']);
    expect(found('รถแห่')).toEqual([[], [], 'IGNORED']);
  });

  it('marks what was sought in each text', () => {
    const result = searchIn(PHONE, 'บริการ ตลาด');
    const [older] = result.actions;
    const marks = older ? markedTexts(older, result) : [];
    expect(
      marks.map(({ text, found: places }) => places.map(([from, until]) => text.slice(from, until))),
    ).toEqual([['บริการ'], ['ตลาด'], [], []]);
  });
});
