import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../platform/transaction.ts';
import { Channel } from './channel.entity.ts';

/** What a new agency starts with: code, name, what is counted. The rows are the agency's own from then on. */
const STANDARD_CHANNELS: readonly (readonly [string, string, string | null])[] = [
  ['WEBSITE', 'เว็บไซต์หน่วยงาน', null],
  ['FACEBOOK', 'เฟซบุ๊ก', 'โพสต์'],
  ['LINE', 'ไลน์', 'ข้อความ'],
  ['NOTICE_BOARD', 'ป้ายประกาศ', 'แห่ง'],
  ['LOUDSPEAKER', 'เสียงตามสาย', 'ครั้ง'],
  ['CAR', 'รถประชาสัมพันธ์', 'เที่ยว'],
  ['MEETING', 'ประชุมชี้แจง', 'คน'],
  ['LEAFLET', 'แผ่นพับ ใบปลิว', 'แผ่น'],
  ['LETTER', 'หนังสือราชการ', 'ฉบับ'],
  ['OTHER', 'ช่องทางอื่น', null],
];

export function addStandardChannels(tx: Tx, agencyId: string): void {
  STANDARD_CHANNELS.forEach(([code, name, quantityUnit], index) => {
    tx.em.create(
      Channel,
      { id: uuidv7(), agencyId, code, name, quantityUnit, position: index + 1 },
      { persist: true },
    );
  });
}
