/** Why a chosen file cannot be attached as a PDF, in Thai and English: said on the phone, before anything is saved. */
import { filledSentence, type Language, type ProblemDetails } from './problems.ts';

export const FILE_PROBLEMS = {
  FILE_EMPTY: {
    th: 'ไฟล์นี้ว่างเปล่า อาจยังดาวน์โหลดมาไม่เสร็จ กรุณาเปิดดูไฟล์ให้เห็นเนื้อหาก่อน แล้วเลือกใหม่',
    en: 'This file is empty; it may not have been downloaded yet. Open it first, then choose it again.',
  },
  FILE_OTHER_KIND: {
    th: 'ไฟล์นี้เป็น {found} ไม่ใช่ PDF หากเป็นภาพ กรุณาเลือกจากคลังภาพ หากเป็นเอกสาร กรุณาบันทึกเป็น PDF ก่อน',
    en: 'This file is {found}, not a PDF. Choose pictures from the gallery; save documents as PDF first.',
  },
  FILE_UNREADABLE: {
    th: 'ไฟล์นี้ไม่ใช่ PDF หรือมาไม่ครบ กรุณาบันทึกเป็น PDF ใหม่แล้วเลือกอีกครั้ง',
    en: 'This file is not a PDF, or not all of it is there. Save it as a PDF again and choose that.',
  },
  FILE_TOO_LARGE: {
    th: 'ไฟล์ใหญ่เกินกำหนด {limit} MB กรุณาย่อหรือแบ่งไฟล์ แล้วเลือกใหม่',
    en: 'The file is larger than {limit} MB. Make it smaller or split it, then choose it again.',
  },
  FILE_TWICE: {
    th: 'ไฟล์นี้เลือกไว้แล้ว จึงไม่ได้เพิ่มซ้ำ กรุณาเลือกไฟล์อื่น',
    en: 'This file is already chosen and was not added again. Choose another one.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type FileProblemCode = keyof typeof FILE_PROBLEMS;

/** The sentence of a refused file in one language, its `{names}` filled from `details`. */
export function fileProblemSentence(
  code: FileProblemCode,
  language: Language,
  details: ProblemDetails = {},
): string {
  return filledSentence(FILE_PROBLEMS[code], language, details);
}
