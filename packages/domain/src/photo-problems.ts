/** Why a chosen file cannot become a photo, in Thai and English: said on the phone, before anything is saved. */
import { filledSentence, type Language, type ProblemDetails } from './problems.ts';

export const PHOTO_PROBLEMS = {
  PHOTO_EMPTY: {
    th: 'ไฟล์นี้ว่างเปล่า อาจยังดาวน์โหลดมาไม่เสร็จ กรุณาเปิดดูในคลังภาพให้เห็นภาพก่อน แล้วเลือกใหม่',
    en: 'This file is empty; it may not have been downloaded yet. Open it in your gallery first, then choose it again.',
  },
  PHOTO_OTHER_KIND: {
    th: 'ไฟล์นี้เป็น {found} ซึ่งไม่ใช่ภาพถ่าย กรุณาถ่ายภาพ หรือเลือกไฟล์ JPEG, PNG หรือ WebP',
    en: 'This file is {found}, not a photo. Take a photo, or choose a JPEG, PNG or WebP file.',
  },
  PHOTO_MOVES: {
    th: 'ไฟล์นี้เป็นภาพเคลื่อนไหว ({found}) ใช้เป็นภาพหลักฐานไม่ได้ กรุณาเลือกภาพนิ่ง หรือจับภาพหน้าจอแล้วเลือกภาพนั้น',
    en: 'This is a moving picture ({found}) and cannot be evidence. Choose a still one, or take a screenshot of it and choose that.',
  },
  PHOTO_HEIC: {
    th: 'เบราว์เซอร์นี้เปิดภาพแบบ HEIC ไม่ได้ กรุณาตั้งกล้องให้เก็บภาพเป็น JPEG แล้วถ่ายใหม่ หรือจับภาพหน้าจอของภาพนั้นแล้วเลือกแทน',
    en: 'This browser cannot open HEIC pictures. Set the camera to save JPEG and take it again, or choose a screenshot of the picture.',
  },
  PHOTO_DAMAGED: {
    th: 'ไฟล์ภาพนี้เสียหายหรือมาไม่ครบ จึงเปิดไม่ได้ กรุณาถ่ายใหม่ หรือขอไฟล์ต้นฉบับอีกครั้ง',
    en: 'This picture is damaged or incomplete and cannot be opened. Take it again, or get the original file once more.',
  },
  PHOTO_UNREADABLE: {
    th: 'ไฟล์นี้ไม่ใช่ภาพที่อ่านได้ กรุณาถ่ายใหม่หรือเลือกไฟล์ JPEG, PNG หรือ WebP',
    en: 'This file is not a readable picture. Take it again, or choose a JPEG, PNG or WebP file.',
  },
  PHOTO_TOO_LARGE: {
    th: 'ไฟล์ภาพใหญ่เกินกำหนด {limit} MB กรุณาถ่ายใหม่ที่ความละเอียดต่ำลง',
    en: 'The picture is larger than {limit} MB. Take it again at a lower resolution.',
  },
  PHOTO_FAILED: {
    th: 'เครื่องเตรียมภาพนี้ไม่สำเร็จ หน่วยความจำอาจไม่พอ กรุณาปิดแอปอื่นแล้วเลือกใหม่ หรือถ่ายที่ความละเอียดต่ำลง',
    en: 'This device could not prepare the picture; memory may be short. Close other apps and choose it again, or take it at a lower resolution.',
  },
  PHOTO_TWICE: {
    th: 'ภาพนี้เลือกไว้แล้ว จึงไม่ได้เพิ่มซ้ำ กรุณาเลือกภาพอื่น',
    en: 'This picture is already chosen and was not added again. Choose another one.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type PhotoProblemCode = keyof typeof PHOTO_PROBLEMS;

/** The sentence of a refused file in one language, its `{names}` filled from `details`. */
export function photoProblemSentence(
  code: PhotoProblemCode,
  language: Language,
  details: ProblemDetails = {},
): string {
  return filledSentence(PHOTO_PROBLEMS[code], language, details);
}
