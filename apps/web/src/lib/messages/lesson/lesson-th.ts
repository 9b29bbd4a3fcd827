/** The first lesson: what the phone does with what is recorded. `lesson-en.ts` says the same. */
import { num } from '../numerals.svelte.ts';

export const lessonTh = {
  title: 'เริ่มใช้งานใน ๓ ภาพ',
  step: (n: number, of: number) => `ภาพที่ ${num(n)} จาก ${num(of)}`,
  skip: 'ข้าม',
  next: 'ต่อไป',
  previous: 'ย้อนกลับ',
  begin: 'เริ่มใช้งาน',
  later: 'ไว้ภายหลัง',
  pages: {
    record: {
      title: 'บันทึกได้แม้ไม่มีสัญญาณ',
      words: 'ถ่ายภาพ เลือกช่องทาง แล้วกดบันทึก ทำได้ทุกที่ ไม่ต้องรออินเทอร์เน็ต',
    },
    wait: {
      title: 'งานรออยู่ในเครื่องนี้ นับได้',
      words: 'ตัวเลขที่ “รอส่ง” บอกว่ามีงานที่ยังไม่ถึงระบบกี่รายการ งานไม่หาย แม้ปิดแอปหรือปิดเครื่อง',
    },
    send: {
      title: 'มีสัญญาณเมื่อไร แอปส่งให้เอง',
      words: 'ท่านไม่ต้องกดส่งซ้ำ เมื่อถึงระบบแล้ว แต่ละรายการจะบอกว่า “ส่งแล้ว” และมุมจอจะบอกว่า “ส่งครบแล้ว”',
    },
  },
  seeAgain: 'ดูวิธีใช้งานอีกครั้ง',
};

export type LessonMessages = typeof lessonTh;
