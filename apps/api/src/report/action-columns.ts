/** The columns in which spreadsheets list the actions of a report. */
import type { ReportActionRow } from '@prongsai/domain';

/** Characters. */
export const WIDE = 40;
export const MIDDLE = 24;
export const NARROW = 12;

export interface ActionColumn {
  readonly title: string;
  readonly width: number;
  /** DAY: `2023-02-14`. */
  readonly kind: 'TEXT' | 'NUMBER' | 'DAY';
  readonly of: (action: ReportActionRow) => string | number | null;
}

/** Days and months of the Gregorian year in Arabic digits (ISO 8601). */
export const ACTION_COLUMNS: readonly ActionColumn[] = [
  { title: 'ข้อ', width: NARROW, kind: 'TEXT', of: ({ code }) => code },
  { title: 'ประเด็น', width: WIDE, kind: 'TEXT', of: ({ title }) => title },
  { title: 'ส่วนงาน', width: WIDE, kind: 'TEXT', of: ({ unitName }) => unitName },
  { title: 'เดือน', width: NARROW, kind: 'TEXT', of: ({ month }) => month },
  { title: 'วันที่', width: NARROW, kind: 'DAY', of: ({ day }) => day },
  { title: 'ช่องทาง', width: MIDDLE, kind: 'TEXT', of: ({ channelName }) => channelName },
  { title: 'การดำเนินการ', width: WIDE, kind: 'TEXT', of: ({ what }) => what },
  { title: 'สถานที่', width: MIDDLE, kind: 'TEXT', of: ({ place }) => place },
  { title: 'จำนวน', width: NARROW, kind: 'NUMBER', of: ({ quantity }) => quantity },
  { title: 'หน่วยนับ', width: NARROW, kind: 'TEXT', of: ({ quantityUnit }) => quantityUnit },
  { title: 'ลิงก์', width: WIDE, kind: 'TEXT', of: ({ link }) => link },
  { title: 'ภาพที่', width: NARROW, kind: 'TEXT', of: ({ photoNumbers }) => photoNumbers.join(', ') },
  { title: 'ภาพที่ไม่เผยแพร่', width: NARROW, kind: 'NUMBER', of: ({ photosWithheld }) => photosWithheld },
  { title: 'ไฟล์', width: WIDE, kind: 'TEXT', of: ({ fileNames }) => fileNames.join(', ') },
];
