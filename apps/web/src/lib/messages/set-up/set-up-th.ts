/** What the first coordinator of an agency reads, once, in Thai. */
export const setUpTh = {
  title: 'เริ่มต้นใช้ระบบของหน่วยงาน',
  intro: 'กรอกข้อมูลหน่วยงานและผู้ประสานงานคนแรก ทำครั้งเดียว จากนั้นจึงเลือกวิธีเข้าสู่ระบบ',
  agencyName: 'ชื่อหน่วยงาน',
  agencyHint: 'ชื่อเต็มตามที่ใช้ในเอกสารราชการ เช่น เทศบาลตำบลบ้านสวน',
  slug: 'ชื่อย่อในที่อยู่เว็บ',
  slugHint: 'อักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น bansuan',
  displayName: 'ชื่อ–นามสกุลผู้ประสานงาน',
  submit: 'เริ่มต้นใช้ระบบ',
  unusable: 'ลิงก์ตั้งค่านี้ใช้ไม่ได้แล้ว',
  unusableHelp: 'ระบบมีผู้ดูแลแล้ว หรือมีลิงก์ที่ใหม่กว่า กรุณาเข้าสู่ระบบ หรือดูลิงก์ล่าสุดที่เครื่องแม่ข่าย',
  agencyNameMissing: 'กรุณากรอกชื่อเต็มของหน่วยงาน',
  slugWrong: 'ใช้ได้เฉพาะ a–z ตัวเลข และขีดกลาง ยาว ๒ ถึง ๔๐ ตัว เช่น bansuan',
  displayNameMissing: 'กรุณากรอกชื่อและนามสกุล',
  loginNameMissing: 'กรุณาตั้งชื่อผู้ใช้ที่จะใช้เข้าสู่ระบบ',
};

export type SetUpMessages = typeof setUpTh;
