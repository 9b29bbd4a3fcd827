/** Sentences of the form of an action. `recording-en.ts` says the same. */
import { num } from '../numerals.svelte.ts';

export const recordingTh = {
  recording: {
    saved: (measures: number) =>
      measures === 1 ? 'บันทึกไว้ในเครื่องแล้ว' : `บันทึกไว้ในเครื่องแล้ว ${num(measures)} มาตรการ`,
    undo: 'เลิกทำ',
    takenBack: 'เลิกทำทันทีหลังบันทึก',
    undone: 'เลิกทำแล้ว ข้อความและภาพกลับมาอยู่ในแบบฟอร์ม',
    undoFailed: 'เลิกทำไม่สำเร็จ รายการยังอยู่ เปิดรายการนั้นแล้วกดยกเลิกรายการได้',
    allChannels: (more: number) => `ช่องทางทั้งหมด (อีก ${num(more)})`,
    movesTo: (month: string) => `รายการนี้จะอยู่ในเดือน${month} ตามวันที่ทำ`,
    discard: 'ทิ้งร่างนี้',
    discarded: 'ทิ้งร่างแล้ว',
    also: 'นับให้มาตรการอื่นด้วย',
    alsoChosen: (n: number) => `นับให้อีก ${num(n)} มาตรการ`,
    alsoHelp: (month: string) =>
      `มาตรการอื่นของหน่วยที่ต้องรายงานในเดือน${month} ระบบจะบันทึกให้มาตรการละหนึ่งรายการพร้อมภาพ`,
    alsoSearch: 'ค้นหามาตรการ',
    alsoFound: (n: number) => (n === 0 ? 'ไม่พบมาตรการที่มีคำนี้ ลองคำที่สั้นลง' : `พบ ${num(n)} มาตรการ`),
    alsoDone: 'เรียบร้อย',
    lastTime: 'เหมือนครั้งก่อน',
    filled: 'เติมข้อความให้แล้ว ตรวจวันที่และถ่ายภาพใหม่',
    templates: 'แม่แบบ',
    templatesHelp: 'แม่แบบเก็บช่องทาง ข้อความ สถานที่ จำนวน และลิงก์ ไว้ในเครื่องนี้ ไม่เก็บวันที่และภาพ',
    templatesNone: 'ยังไม่มีแม่แบบ กรอกแบบฟอร์มแล้วกลับมาเก็บเป็นแม่แบบที่นี่',
    templateName: 'ชื่อแม่แบบ',
    templateNameMissing: 'กรุณาตั้งชื่อแม่แบบ เพื่อให้หาเจอในครั้งหน้า',
    templateKeep: 'เก็บแบบฟอร์มนี้เป็นแม่แบบ',
    templateKept: (name: string) => `เก็บแม่แบบ ${name} แล้ว`,
    templateUse: (name: string) => `ใช้แม่แบบ ${name}`,
    templateRemove: (name: string) => `ลบแม่แบบ ${name}`,
    templateRemoved: (name: string) => `ลบแม่แบบ ${name} แล้ว`,
    templateUnkept: 'เก็บแม่แบบไม่สำเร็จ พื้นที่ในเครื่องอาจเต็ม กรุณาลบไฟล์ที่ไม่ใช้แล้วลองอีกครั้ง',
    oneAct: (codes: string) => `งานครั้งเดียวกันนี้นับให้ข้อ ${codes} ด้วย จึงใช้ภาพชุดเดียวกัน`,
  },
};
export type RecordingMessages = typeof recordingTh;
