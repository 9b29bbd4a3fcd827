/** What a report says of itself, to the office and to anybody. */
export const reportTh = {
  report: {
    of: (year: string, round: string) => `ปีงบประมาณ ${year} ${round}`,
    rounds: { 1: 'รอบ ๖ เดือน', 2: 'รอบ ๑๒ เดือน' },
    number: (n: string) => `ฉบับที่\u00a0${n}`,
    internal: 'ฉบับใช้ภายใน',
    state: {
      DRAFT: 'ร่าง รอลงนาม',
      ISSUED: 'ลงนามแล้ว ยังไม่เผยแพร่',
      WITHDRAWN: 'ยกเลิกการเผยแพร่แล้ว',
    },
    produced: (who: string, when: string) => `จัดทำโดย ${who} เมื่อ ${when}`,
    reviewed: (who: string, when: string) => `ตรวจสอบโดย ${who} เมื่อ ${when}`,
    signed: (who: string, when: string) => `ลงนามโดย ${who} เมื่อ ${when}`,
    signedActing: (who: string, when: string) => `ลงนามโดย ${who} (รักษาการ) เมื่อ ${when}`,
    corrects: (n: string) => `ใช้แทนฉบับที่\u00a0${n}`,
    correctedBy: (n: string) => `มีฉบับที่ใหม่กว่าเผยแพร่แล้ว: ฉบับที่\u00a0${n}`,
    correctedByWithdrawn: (n: string) =>
      `ฉบับที่\u00a0${n} ใช้แทนฉบับนี้ไปแล้ว แต่ต่อมายกเลิกการเผยแพร่ และยังไม่มีฉบับใหม่กว่า`,
    withdrawn: (who: string, when: string, reason: string) =>
      `ยกเลิกการเผยแพร่โดย ${who} เมื่อ ${when}: ${reason}`,
    withdrawnFromPublic: (when: string) =>
      `หน่วยงานยกเลิกการเผยแพร่รายงานฉบับนี้เมื่อ ${when} จึงเปิดอ่านหรือดาวน์โหลดไม่ได้อีก`,
    formats: { DOCX: 'Word', PDF: 'PDF', XLSX: 'Excel', CSV: 'CSV', JSON: 'JSON' },
    hash: 'รหัสตรวจสอบความถูกต้องของไฟล์ (SHA-256)',
    publicTitle: 'รายงานที่เผยแพร่',
    missingTitle: 'ไม่พบรายงานนี้',
    missing: 'รายงานอาจยังไม่เผยแพร่ หรือลิงก์ไม่ครบ กรุณาขอลิงก์จากหน่วยงาน',
    verifyTitle: 'ตรวจสอบไฟล์รายงาน',
    verifyIntro: 'เลือกไฟล์รายงานที่ท่านมี ระบบจะบอกว่าตรงกับฉบับที่หน่วยงานจัดทำทุกตัวอักษรหรือไม่ ไฟล์ไม่ถูกส่งออกจากเครื่องของท่าน',
    choose: 'เลือกไฟล์',
    checking: 'กำลังตรวจสอบไฟล์',
    genuine: 'ตรงกับไฟล์ของหน่วยงานทุกตัวอักษร',
    genuineWithdrawn: (when: string) =>
      `ตรงกับไฟล์ของหน่วยงานทุกตัวอักษร แต่หน่วยงานยกเลิกการเผยแพร่เมื่อ ${when} กรุณาอย่าใช้หรือส่งต่อ`,
    genuineDraft: 'ตรงกับร่างที่จัดทำในระบบ แต่ยังไม่มีผู้บริหารลงนาม จึงยังไม่ใช่ฉบับที่ออกแล้ว',
    unknown: 'ไม่ตรงกับรายงานฉบับใดในระบบนี้',
    unknownWhy: 'ไฟล์อาจถูกแก้ไขหรือบันทึกใหม่หลังดาวน์โหลด หรือมาจากระบบอื่น กรุณาดาวน์โหลดจากหน้าของหน่วยงานอีกครั้ง',
    unreadable: 'เปิดไฟล์นี้ไม่ได้ อาจถูกย้ายหรือลบไปแล้ว หรือใหญ่เกินไปสำหรับเครื่องนี้ กรุณาเลือกใหม่อีกครั้ง',
    another: 'ตรวจสอบไฟล์อื่น',
    toVerify: 'มีไฟล์อยู่แล้ว? ตรวจสอบว่าเป็นฉบับจริง',
    toPage: 'เปิดหน้ารายงานฉบับนี้',
  },
};

export type ReportMessages = typeof reportTh;
