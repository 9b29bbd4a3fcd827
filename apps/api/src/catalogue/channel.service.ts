import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../platform/transaction.ts';
import { Channel } from './channel.entity.ts';

type Asked = Partial<Pick<Channel, 'quantityUnit' | 'placeQuestion' | 'asksLink'>>;

/** What a new agency starts with, and what the form asks for each (CHAN1). The rows are the agency's own from then on. */
const STANDARD_CHANNELS: readonly (readonly [code: string, name: string, asked: Asked])[] = [
  ['WEBSITE', 'เว็บไซต์หน่วยงาน', { asksLink: true }],
  ['FACEBOOK', 'เฟซบุ๊ก', { asksLink: true, quantityUnit: 'โพสต์' }],
  ['LINE', 'ไลน์', { placeQuestion: 'ส่งในกลุ่มใดบ้าง', quantityUnit: 'ข้อความ' }],
  ['NOTICE_BOARD', 'ป้ายประกาศ', { placeQuestion: 'ติดที่ป้ายใดบ้าง', quantityUnit: 'แห่ง' }],
  ['LOUDSPEAKER', 'เสียงตามสาย', { placeQuestion: 'ประกาศในหมู่บ้านใดบ้าง', quantityUnit: 'ครั้ง/สัปดาห์' }],
  ['CAR', 'รถประชาสัมพันธ์', { placeQuestion: 'วิ่งผ่านหมู่บ้านใดบ้าง', quantityUnit: 'เที่ยว' }],
  ['MEETING', 'ประชุมชี้แจง', { placeQuestion: 'จัดที่ใด', quantityUnit: 'คน' }],
  ['LEAFLET', 'แผ่นพับ ใบปลิว', { placeQuestion: 'แจกที่ใดบ้าง', quantityUnit: 'แผ่น' }],
  ['LETTER', 'หนังสือราชการ', { placeQuestion: 'ส่งถึงผู้ใดบ้าง', quantityUnit: 'ฉบับ' }],
  ['OTHER', 'ช่องทางอื่น', { placeQuestion: 'ทำที่ใด' }],
];

export function addStandardChannels(tx: Tx, agencyId: string): void {
  STANDARD_CHANNELS.forEach(([code, name, asked], index) => {
    const row = { id: uuidv7(), agencyId, code, name, ...asked, position: index + 1 };
    tx.em.create(Channel, row, { persist: true });
  });
}
