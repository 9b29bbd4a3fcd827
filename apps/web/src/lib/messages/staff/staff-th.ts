/** Sentences of the staff's screens beyond the first one: months to pick from, a measure's own words, search, me. */
import { num } from '../numerals.svelte.ts';

export const staffTh = {
  months: {
    fiscalYear: (year: string) => `ปีงบประมาณ ${year}`,
    previousYear: 'ปีงบประมาณก่อน',
    nextYear: 'ปีงบประมาณถัดไป',
    owed: (n: number) => `${num(n)} มาตรการ`,
    left: (n: number) => `ค้าง ${num(n)}`,
    allDone: 'เรียบร้อยแล้ว',
    toPresent: (month: string) => `กลับไปเดือนปัจจุบัน (${month})`,
  },
  measure: {
    title: 'ข้อความตามแผน',
    owner: 'ผู้รับผิดชอบ',
    window: 'ช่วงดำเนินการ',
    from: (first: string, last: string) => `${first} ถึง ${last}`,
    steps: 'ขั้นตอนหรือวิธีการ',
    duties: 'การรายงานผลของเจ้าหน้าที่',
    followUp: 'การกำกับติดตามของผู้บริหาร',
  },
  pull: {
    down: 'ดึงลงเพื่อส่งและรับข้อมูล',
    letGo: 'ปล่อยเพื่อส่งและรับข้อมูล',
    busy: 'กำลังติดต่อระบบ',
  },
  search: {
    title: 'ค้นหา',
    label: 'ค้นหามาตรการและการดำเนินการ',
    placeholder: 'คำ เลขข้อ สถานที่ หรือช่องทาง',
    startTitle: 'ค้นหาได้แม้ไม่มีสัญญาณ',
    start: 'พิมพ์คำที่จำได้ เช่น ประชาสัมพันธ์ งบประมาณ หรือเลขข้อ E๑๒ ระบบค้นจากข้อมูลที่เก็บไว้ในเครื่องนี้',
    measures: 'มาตรการ',
    actions: 'การดำเนินการ',
    found: (measures: number, actions: number) =>
      `พบมาตรการ ${num(measures)} มาตรการ และการดำเนินการ ${num(actions)} รายการ`,
    noneTitle: 'ไม่พบคำนี้ในเครื่อง',
    none: (typed: string) => `ไม่มีมาตรการหรือการดำเนินการที่มีคำว่า “${typed}” ลองพิมพ์คำให้สั้นลง หรือใช้คำอื่น`,
    withoutTones: (typed: string) => `ไม่พบ “${typed}” ตรงตามที่พิมพ์ รายการด้านล่างต่างกันที่วรรณยุกต์`,
    more: (n: number) => `แสดงอีก ${num(n)} รายการ`,
    withdrawn: 'ยกเลิกแล้ว',
    ofYear: (year: string) => `แผนปี ${year}`,
  },
  me: {
    title: 'ฉัน',
    roles: 'หน้าที่',
    looks: 'การแสดงผล',
    text: 'ขนาดตัวอักษร',
    texts: { normal: 'ปกติ', large: 'ใหญ่', larger: 'ใหญ่มาก', largest: 'ใหญ่ที่สุด' },
    theme: 'สีหน้าจอ',
    themes: { auto: 'ตามเครื่อง', light: 'สว่าง', dark: 'มืด' },
    numerals: 'ตัวเลข',
    numeralChoices: { thai: '๑๒๓ เลขไทย', arabic: '123 เลขอารบิก' },
    signOut: 'ออกจากระบบ',
    signOutBlocked: (n: number) => `ออกจากระบบไม่ได้ เพราะยังมีงานรอส่ง ${num(n)} รายการ`,
    signOutBlockedHelp: 'ส่งให้ครบก่อน หรือส่งออกเป็นไฟล์เก็บไว้ แล้วจึงออกจากระบบ งานในเครื่องจะไม่ถูกลบ',
    signOutExported: (n: number) =>
      `ส่งออกเป็นไฟล์แล้ว ออกจากระบบได้ งาน ${num(n)} รายการยังอยู่ในเครื่องและจะส่งเมื่อท่านเข้าสู่ระบบอีกครั้ง`,
    signOutAnyway: 'ออกจากระบบ เก็บงานไว้ในเครื่อง',
    version: (name: string) => `รุ่น ${name}`,
  },
};

export type StaffMessages = typeof staffTh;
