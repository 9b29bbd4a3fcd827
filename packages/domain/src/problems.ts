/**
 * Everything that can be refused, once: a code to branch on, and a sentence in Thai and in English that says
 * what, why and what to do. `{name}` is filled from the problem's details.
 */

import { thaiDay, thaiMonth } from './buddhist.ts';
import { parseDay, parseMonth } from './day.ts';
import { toThaiDigits } from './thai-digits.ts';

export type Language = 'th' | 'en';

export const PROBLEMS = {
  // Signing in
  NOT_SIGNED_IN: {
    th: 'ยังไม่ได้เข้าสู่ระบบ หรือการเข้าสู่ระบบหมดอายุแล้ว กรุณาเข้าสู่ระบบอีกครั้ง ข้อมูลในเครื่องยังอยู่ครบ',
    en: 'You are not signed in, or your session has ended. Sign in again; what is on this phone is kept.',
  },
  WRONG_SIGN_IN: {
    th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาตรวจสอบแล้วลองใหม่ หรือขอลิงก์ใหม่จากผู้ประสานงาน',
    en: 'The name or the password is wrong. Check both and try again, or ask your coordinator for a new link.',
  },
  TOO_MANY_ATTEMPTS: {
    th: 'ลองเข้าสู่ระบบผิดหลายครั้งเกินไป กรุณารอ {minutes} นาทีแล้วลองใหม่',
    en: 'Too many failed attempts. Wait {minutes} minutes and try again.',
  },
  PASSWORD_TOO_SHORT: {
    th: 'รหัสผ่านสั้นเกินไป ต้องยาวอย่างน้อย {least} ตัวอักษร แนะนำ ๑๕ ตัวอักษรขึ้นไป',
    en: 'The password is too short: at least {least} characters, better 15 or more.',
  },
  PASSWORD_TOO_COMMON: {
    th: 'รหัสผ่านนี้เดาง่ายเกินไป กรุณาใช้วลีที่ผู้อื่นคาดไม่ถึง',
    en: 'This password is too easy to guess. Choose a phrase nobody would expect.',
  },
  PASSKEY_UNUSABLE: {
    th: 'ใช้พาสคีย์นี้เข้าสู่ระบบไม่ได้ อาจถูกนำออกจากบัญชีแล้วหรือเป็นของระบบอื่น กรุณาใช้พาสคีย์อื่นหรือรหัสผ่าน หรือขอลิงก์ใหม่จากผู้ประสานงาน',
    en: 'This passkey does not work here: it may have been removed, or belong to another system. Use another one or a password, or ask your coordinator for a new link.',
  },
  PASSKEY_TOO_LATE: {
    th: 'การยืนยันด้วยพาสคีย์ใช้เวลานานเกินไปหรือใช้ไปแล้ว ยังไม่มีการเปลี่ยนแปลงใด ๆ กรุณาเริ่มใหม่อีกครั้ง',
    en: 'Confirming with the passkey took too long or was done already; nothing changed. Begin again.',
  },
  PASSKEY_KNOWN: {
    th: 'พาสคีย์นี้เพิ่มไว้แล้ว ไม่ต้องเพิ่มอีก',
    en: 'This passkey has been added already; there is no need to add it again.',
  },
  SIGN_IN_AGAIN: {
    th: 'เข้าสู่ระบบไว้นานแล้ว เพื่อความปลอดภัย กรุณาเข้าสู่ระบบอีกครั้งก่อนทำสิ่งนี้ งานในเครื่องยังอยู่ครบ',
    en: 'You signed in long ago. Sign in again before you do this, so that nobody else can; what is on this phone is kept.',
  },
  LAST_WAY_IN: {
    th: 'นำพาสคีย์นี้ออกไม่ได้ เพราะเป็นทางเดียวที่ท่านเข้าสู่ระบบได้ กรุณาเพิ่มพาสคีย์อื่นก่อน หรือขอลิงก์จากผู้ประสานงานเพื่อตั้งรหัสผ่าน',
    en: 'This passkey cannot be removed: it is your only way to sign in. Add another first, or ask your coordinator for a link to choose a password.',
  },
  ENROLMENT_UNUSABLE: {
    th: 'ลิงก์นี้ถูกใช้ไปแล้วหรือหมดอายุ กรุณาขอลิงก์ใหม่จากผู้ประสานงาน ITA',
    en: 'This link has been used or has expired. Ask your ITA coordinator for a new one.',
  },
  TOKEN_UNUSABLE: {
    th: 'รหัสเชื่อมต่อนี้ใช้ไม่ได้ อาจขาดหาย พิมพ์ผิด หมดอายุ หรือถูกเพิกถอนแล้ว กรุณาส่งเป็น “Authorization: Bearer prongsai_…” หรือขอรหัสใหม่จากผู้ประสานงานของหน่วยงาน',
    en: 'This token does not work: it may be missing, mistyped, expired or withdrawn. Send it as “Authorization: Bearer prongsai_…”, or ask the agency’s coordinator for a new one.',
  },
  SET_UP_UNUSABLE: {
    th: 'ลิงก์ตั้งค่าเริ่มต้นนี้ใช้ไม่ได้แล้ว เพราะระบบมีผู้ดูแลแล้วหรือมีลิงก์ที่ใหม่กว่า',
    en: 'This set-up link no longer works: the system already has an owner, or a newer link was made.',
  },
  LOGIN_NAME_TAKEN: {
    th: 'มีผู้ใช้ชื่อ {name} อยู่แล้ว กรุณาตั้งชื่อผู้ใช้อื่น',
    en: 'The name {name} is already in use. Choose another.',
  },
  EMAIL_WRONG: {
    th: '{found} ไม่ใช่ที่อยู่อีเมลที่ใช้ได้ กรุณาพิมพ์ให้ครบ เช่น somying@example.go.th หรือเว้นว่างไว้',
    en: '{found} is no e-mail address. Type one such as somying@example.go.th, or leave it empty.',
  },
  PUSH_SERVICE_UNKNOWN: {
    th: 'เบราว์เซอร์นี้ใช้บริการแจ้งเตือนที่ระบบไม่รู้จัก จึงเปิดการแจ้งเตือนไม่ได้ กรุณาใช้ Chrome, Edge, Firefox หรือ Safari รุ่นปัจจุบัน หรือรับทางอีเมลแทน',
    en: 'This browser uses a push service we do not know, so it cannot be reminded. Use a current Chrome, Edge, Firefox or Safari, or have letters sent instead.',
  },
  // Rights
  NOT_ALLOWED: {
    th: 'บัญชีของท่านไม่มีสิทธิ์ทำรายการนี้ หากควรมีสิทธิ์ กรุณาแจ้งผู้ประสานงาน',
    en: 'Your account may not do this. If it should, tell your coordinator.',
  },
  LAST_COORDINATOR: {
    th: 'ยังเปลี่ยนแปลงไม่ได้ เพราะ {name} เป็นผู้ประสานงานคนสุดท้ายที่เข้าสู่ระบบได้ หากไม่มีผู้ประสานงาน จะไม่มีใครจัดการผู้ใช้และแผนของหน่วยงานได้อีก กรุณาให้ผู้อื่นเป็นผู้ประสานงานและเข้าสู่ระบบด้วยลิงก์ของตนก่อน แล้วทำอีกครั้ง',
    en: 'Nothing changed: {name} is the last coordinator who can sign in, and without one nobody could manage the agency’s people and plan. Make somebody else a coordinator and have them come in with their link first, then do this again.',
  },
  OTHER_UNIT: {
    th: 'บันทึกนี้เป็นของหน่วยอื่น ท่านบันทึกได้เฉพาะหน่วยที่ท่านสังกัด รายการยังอยู่ในเครื่อง กรุณาส่งออกหรือแจ้งผู้ประสานงาน',
    en: 'This record belongs to another unit; you may record only for your own. It is kept on this phone: export it or tell your coordinator.',
  },
  OWN_REPORT: {
    th: 'ท่านเป็นผู้จัดทำรายงานฉบับนี้เอง จึงตรวจสอบเองไม่ได้ กรุณาให้ผู้ประสานงานหรือผู้บริหารท่านอื่นตรวจสอบ',
    en: 'You produced this report yourself, so somebody else must review it: another coordinator or an executive.',
  },
  REPORT_UNSIGNED: {
    th: 'ยังเผยแพร่รายงานฉบับนี้ไม่ได้ เพราะยังไม่มีผู้บริหารลงนาม กรุณาให้ผู้บริหารเปิดหน้ารายงานแล้วลงนามก่อน',
    en: 'This report cannot be published yet: no executive has signed it. Ask one to open the reports and sign it first.',
  },
  REPORT_INTERNAL: {
    th: 'รายงานฉบับนี้เป็นฉบับใช้ภายใน มีภาพที่ยังไม่อนุญาตให้เผยแพร่ จึงเผยแพร่ไม่ได้ กรุณาจัดทำฉบับเผยแพร่ แล้วให้ผู้บริหารลงนาม',
    en: 'This report is for the agency’s own use and may show photos that are not cleared, so it cannot be published. Produce the public version and have it signed.',
  },
  REPORT_OUTDATED: {
    th: 'ยังเผยแพร่รายงานฉบับนี้ไม่ได้ เพราะหลังจัดทำแล้วมีฉบับที่ {number} เผยแพร่ไปก่อน และฉบับนี้ไม่ได้ระบุว่าใช้แทน กรุณาจัดทำฉบับใหม่ แล้วให้ผู้บริหารลงนาม',
    en: 'This report cannot be published: no. {number} was published after it was produced, and it does not say that it takes its place. Produce a new one and have it signed.',
  },
  REPORT_PHOTO_KEPT_BACK: {
    th: 'ยังเผยแพร่รายงานฉบับนี้ไม่ได้ เพราะหลังจัดทำแล้วมีภาพในรายงาน {count} ภาพที่ไม่อนุญาตให้เผยแพร่หรือถูกนำออก กรุณาจัดทำฉบับใหม่ แล้วให้ผู้บริหารลงนาม',
    en: 'This report cannot be published: of the photos in it {count} were kept from the public or taken out after it was produced. Produce a new one and have it signed.',
  },
  REPORT_NOT_PUBLISHED: {
    th: 'ยกเลิกการเผยแพร่ไม่ได้ เพราะรายงานฉบับนี้ยังไม่ได้เผยแพร่ และประชาชนยังเปิดอ่านไม่ได้ กรุณาตรวจสอบว่าเลือกถูกฉบับ',
    en: 'There is nothing to withdraw: this report is not published, and the public cannot read it. Check that it is the one you mean.',
  },
  REPORT_WITHDRAWN: {
    th: '{name} ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่ {day} และเผยแพร่ฉบับเดิมซ้ำไม่ได้ หากต้องการให้ประชาชนอ่าน กรุณาจัดทำฉบับใหม่ แล้วให้ผู้บริหารลงนาม',
    en: '{name} withdrew this report from the public on {day}, and the same report is not published again. For the public to read one, produce a new report and have it signed.',
  },
  REPORT_GONE: {
    th: '{name} ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่ {day} จึงเปิดอ่านหรือดาวน์โหลดไม่ได้อีก และยังไม่มีฉบับที่ใช้แทน หากต้องการข้อมูล กรุณาสอบถามหน่วยงาน',
    en: '{name} withdrew this report from the public on {day}, so it can no longer be read or downloaded, and none has taken its place yet. Ask the agency if you need it.',
  },
  REPORT_GONE_REPLACED: {
    th: '{name} ยกเลิกการเผยแพร่รายงานฉบับนี้แล้วเมื่อวันที่ {day} จึงเปิดอ่านหรือดาวน์โหลดไม่ได้อีก กรุณาอ่านฉบับที่ {number} ซึ่งใช้แทนฉบับนี้ ที่ {address}',
    en: '{name} withdrew this report from the public on {day}, so it can no longer be read or downloaded. Read no. {number}, which took its place: {address}',
  },
  SENTENCE_EMPTY: {
    th: 'ยังไม่มีถ้อยคำ กรุณาพิมพ์ถ้อยคำที่จะแสดงในรายงาน หรือปิดหน้าต่างนี้เพื่อใช้ประโยคเดิม',
    en: 'There are no words. Write what the report should say, or close this to keep the sentence as it is.',
  },
  TEMPLATE_WITHOUT_PLAN: {
    th: 'รายงานต้องมีส่วนมาตรการและผลการดำเนินการ กรุณาเปิดส่วนนี้ไว้ ส่วนอื่นปิดได้',
    en: 'A report needs the part with the measures and what was done. Switch it on; the other parts may be left out.',
  },
  REPORT_FAILED: {
    th: 'จัดทำรายงานไม่สำเร็จ แม้ลองใหม่แล้ว {attempts} ครั้ง บันทึกทั้งหมดยังอยู่ครบ กรุณาจัดทำอีกครั้ง หากยังไม่สำเร็จ กรุณาแจ้งผู้ดูแลระบบพร้อมรหัส {reference}',
    en: 'The report could not be written, though it was tried {attempts} times. Every record is as it was. Produce it again; if it fails again, give whoever runs the system the reference {reference}.',
  },
  REPORT_ORDER_ENDED: {
    th: 'ยกเลิกไม่ได้ เพราะการจัดทำรายงานนี้เสร็จสิ้นหรือถูกยกเลิกไปแล้ว กรุณาดูที่รายการรายงาน',
    en: 'It is too late to cancel: the report has been written, or its writing has ended. Look at the list of reports.',
  },
  OWN_RECORD: {
    th: 'ท่านเป็นผู้บันทึกรายการในเดือนนี้เอง จึงรับทราบเองไม่ได้ ต้องให้ผู้บริหารท่านอื่นรับทราบ',
    en: 'You recorded part of this month yourself, so another executive must check it.',
  },
  NOT_FOUND: {
    th: 'ไม่พบข้อมูลที่ขอ อาจถูกนำออกแล้ว หรือท่านไม่มีสิทธิ์ดู',
    en: 'Not found: it may be gone, or not yours to see.',
  },
  FOREIGN_ORIGIN: {
    th: 'คำขอนี้มาจากเว็บไซต์อื่น จึงไม่ได้ดำเนินการ กรุณาทำรายการจากหน้าของระบบนี้',
    en: 'This request came from another site and was not carried out. Use this system’s own pages.',
  },
  // Records
  DAY_IN_FUTURE: {
    th: 'วันที่ดำเนินการ {day} ยังมาไม่ถึง กรุณาเลือกวันนี้หรือวันที่ผ่านมาแล้ว',
    en: 'The day {day} is in the future. Choose today or an earlier day.',
  },
  DAY_OUTSIDE_MONTH: {
    th: 'วันที่ {day} ไม่อยู่ในเดือน{month} กรุณาเลือกวันในเดือนนั้น หรือบันทึกในเดือนของวันนั้น',
    en: 'The day {day} is not in the month {month}. Choose a day in it, or record under its own month.',
  },
  MONTH_OUTSIDE_YEAR: {
    th: 'เดือน{month}ไม่อยู่ในปีงบประมาณของแผนที่มีมาตรการนี้ กรุณาบันทึกในมาตรการของปีงบประมาณนั้น',
    en: 'The month {month} lies outside the fiscal year of this measure’s plan. Record under the measure of that year’s plan.',
  },
  MEASURE_NOT_OWNED: {
    th: 'หน่วยนี้ไม่ได้รับผิดชอบมาตรการนี้ กรุณาตรวจสอบมาตรการหรือหน่วยที่เลือก',
    en: 'This unit is not responsible for this measure. Check the measure or the unit.',
  },
  WHAT_MISSING: {
    th: 'ยังไม่ได้ระบุว่าดำเนินการอะไร กรุณาเขียนสั้น ๆ หนึ่งประโยค',
    en: 'Say what was done, in one short sentence.',
  },
  REASON_MISSING: {
    th: 'กรุณาระบุเหตุผลหรือข้อความประกอบ เพื่อให้ผู้เกี่ยวข้องทราบ',
    en: 'Give a reason or a note, so that the others know.',
  },
  TEXT_TOO_LONG: {
    th: 'ข้อความยาว {length} ตัวอักษร เกินกำหนด {limit} ตัวอักษร กรุณาย่อข้อความ',
    en: 'The text has {length} characters; the limit is {limit}. Shorten it.',
  },
  CHANNEL_UNKNOWN: {
    th: 'ไม่รู้จักช่องทาง {channel} กรุณาเลือกช่องทางจากรายการ',
    en: 'The channel {channel} is not in the list. Choose one from it.',
  },
  QUANTITY_WRONG: {
    th: 'จำนวนต้องเป็นตัวเลขตั้งแต่ ๐ ขึ้นไป',
    en: 'The quantity must be a number, zero or more.',
  },
  LINK_WRONG: {
    th: 'ลิงก์ไม่ถูกต้อง ต้องขึ้นต้นด้วย https:// หรือ http:// กรุณาคัดลอกลิงก์มาวางใหม่',
    en: 'The link is not valid: it must start with https:// or http://. Copy and paste it again.',
  },
  ACTION_WITHDRAWN: {
    th: 'รายการนี้มีผู้ยกเลิกไปแล้ว สิ่งที่ท่านส่งจึงไม่มีผล และยังเก็บไว้ที่ท่าน หากยังต้องใช้ กรุณานำรายการกลับมาใช้ก่อน หรือบันทึกเป็นรายการใหม่',
    en: 'This record was withdrawn, so what you sent changes nothing and stays with you. If it still counts, have the record brought back, or record it anew.',
  },
  CHANGED_MEANWHILE: {
    th: 'มีผู้แก้ไขรายการเดียวกันนี้ก่อนแล้ว การแก้ไขของท่านยังเก็บไว้ กรุณาเปรียบเทียบแล้วส่งอีกครั้ง',
    en: 'Somebody changed the same part before you. Your change is kept: compare and send it again.',
  },
  ID_TAKEN: {
    th: 'มีรายการอื่นใช้รหัสเดียวกันแต่เนื้อหาไม่เหมือนกัน รายการของท่านยังอยู่ที่เดิม กรุณาบันทึกเป็นรายการใหม่',
    en: 'Another record has this id with other content. Yours is kept where it is: save it as a new record.',
  },
  NOTHING_TO_SUBMIT: {
    th: 'เดือนนี้ยังไม่มีรายการ กรุณาบันทึกการดำเนินการก่อน หรือแจ้งว่าไม่มีการดำเนินการพร้อมเหตุผล',
    en: 'Nothing is recorded for this month. Record an action first, or state with a reason that there is nothing to report.',
  },
  HAS_ACTIONS: {
    th: 'เดือนนี้มีรายการบันทึกแล้ว จึงแจ้งว่าไม่มีการดำเนินการไม่ได้ ให้ส่งงานประจำเดือนแทน',
    en: 'This month has records, so it cannot be stated as nothing to report. Submit it instead.',
  },
  NOTHING_TO_CHECK: {
    th: 'ยังไม่มีรายการให้รับทราบในเดือนนี้ กรุณาส่งกลับแก้ไขพร้อมข้อความแทน',
    en: 'There is nothing to check in this month. Send it back with a note instead.',
  },
  CHECK_COVERS_UNKNOWN: {
    th: 'การรับทราบนี้อ้างถึงรายการที่ไม่ได้อยู่ในเดือนนี้ กรุณาเปิดช่องเดือนนี้อีกครั้งแล้วรับทราบตามที่เห็น',
    en: 'The check names a record that is not in this month. Open the cell again and check what it shows.',
  },
  SUBMISSION_COVERS_UNKNOWN: {
    th: 'การส่งงานประจำเดือนนี้อ้างถึงรายการที่ระบบไม่มี กรุณาแก้รายการที่ระบบไม่รับก่อน แล้วส่งงานประจำเดือนอีกครั้ง',
    en: 'This submission names a record the system does not have. Mend what was not accepted first, then submit again.',
  },
  ALREADY_CHECKED: {
    th: 'ผู้บริหารรับทราบเดือนนี้แล้ว จึงดึงกลับไม่ได้ หากต้องแก้ไข ให้แก้รายการแล้วส่งงานประจำเดือนใหม่',
    en: 'An executive has acknowledged this month, so it can no longer be taken back. To mend it, change the record and submit again.',
  },
  NOT_SUBMITTED: {
    th: 'ไม่มีงานประจำเดือนที่ส่งไว้ให้ดึงกลับแล้ว อาจถูกส่งกลับแก้ไข หรือมีผู้ดึงกลับหรือส่งใหม่ก่อนท่าน กรุณาดูสถานะล่าสุดของเดือน',
    en: 'There is no such submission to take back any more: it was sent back, taken back or submitted anew before you. See how the month stands now.',
  },
  TAKEN_BACK: {
    th: 'หน่วยดึงเดือนนี้กลับไปแก้ไขก่อนที่การรับทราบจะถึงระบบ จึงยังไม่นับว่ารับทราบ เมื่อหน่วยส่งใหม่ กรุณาเปิดดูแล้วรับทราบอีกครั้ง',
    en: 'The unit took this month back before your check arrived, so it does not count. Look again and check once the unit has submitted anew.',
  },
  // Instructions, calls, closed months
  DUE_DAY_PAST: {
    th: 'วันที่ {day} ผ่านไปแล้ว กรุณากำหนดเป็นวันนี้หรือวันข้างหน้า',
    en: 'The day {day} has passed. Choose today or a later day.',
  },
  ANSWER_MISSING: {
    th: 'ยังไม่มีคำตอบ กรุณาเขียนข้อความ หรือเลือกรายการที่ดำเนินการแล้ว',
    en: 'The answer is empty. Write a few words, or choose the record that answers it.',
  },
  ANSWER_ACTION_UNKNOWN: {
    th: 'รายการที่เลือกเป็นคำตอบไม่ใช่ของหน่วยนี้ หรือยังไม่ถึงระบบ กรุณาดูที่ รอส่ง ว่ามีรายการต้องแก้หรือไม่ แล้วตอบใหม่',
    en: 'The record chosen as an answer is not this unit’s, or has not reached the system. See on the outbox page whether it needs mending, then answer again.',
  },
  INSTRUCTION_CLOSED: {
    th: '{name} ปิดข้อสั่งการนี้แล้วเมื่อวันที่ {day} จึงไม่นับรายการนี้ หากยังต้องดำเนินการ ผู้บริหารต้องสั่งการใหม่',
    en: '{name} closed this instruction on {day}, so this no longer counts. If something is still to be done, an executive gives a new instruction.',
  },
  MONTH_NOT_BEGUN: {
    th: 'เดือน{month} ยังไม่เริ่ม จึงยังไม่มีหน่วยใดค้างส่ง กรุณาเลือกเดือนที่เริ่มแล้ว',
    en: 'The month {month} has not begun, so nobody owes it yet. Choose a month that has begun.',
  },
  MONTH_NOT_OVER: {
    th: 'เดือน{month} ยังไม่สิ้นสุด จึงยังปิดไม่ได้ กรุณาปิดหลังวันสุดท้ายของเดือน',
    en: 'The month {month} is not over, so it cannot be closed. Close it after its last day.',
  },
  NOBODY_OWES: {
    th: 'ไม่มีหน่วยใดค้างส่งเดือน{month} แล้ว จึงไม่มีการกำชับ',
    en: 'Nobody owes the month {month} any more, so nobody was called on.',
  },
  CALLED_ALREADY: {
    th: 'วันนี้ {name} กำชับงานเดือน{month} ไปแล้ว จึงไม่กำชับซ้ำ หากยังค้างส่ง กำชับได้อีกในวันถัดไป',
    en: '{name} has already called on the units for {month} today, so nobody was told twice. Call again tomorrow if they still owe it.',
  },
  MONTH_NOT_CLOSED: {
    th: 'เดือน{month} ไม่ได้ปิดอยู่ อาจมีผู้เปิดก่อนท่าน กรุณาดูสถานะล่าสุดของเดือน',
    en: 'The month {month} is not closed; somebody may have opened it before you. See how it stands now.',
  },
  OPERATION_UNREADABLE: {
    th: 'ระบบอ่านรายการจากเครื่องนี้ไม่ได้ ({found}) รายการยังอยู่ในเครื่อง กรุณาปรับรุ่นแอปหรือแจ้งผู้ประสานงาน',
    en: 'The server cannot read this operation ({found}). It is kept on this phone: update the app or tell your coordinator.',
  },
  // Photos
  PHOTO_UNREADABLE: {
    th: 'ไฟล์นี้ไม่ใช่ภาพที่อ่านได้ กรุณาถ่ายใหม่หรือเลือกไฟล์ JPEG, PNG หรือ WebP',
    en: 'This file is not a readable picture. Take it again, or choose a JPEG, PNG or WebP file.',
  },
  PHOTO_TOO_LARGE: {
    th: 'ไฟล์ภาพใหญ่เกินกำหนด {limit} MB กรุณาถ่ายใหม่ที่ความละเอียดต่ำลง',
    en: 'The picture is larger than {limit} MB. Take it again at a lower resolution.',
  },
  TOO_MANY_PHOTOS: {
    th: 'หนึ่งรายการมีภาพได้ไม่เกิน {limit} ภาพ ภาพนี้จึงไม่ได้เพิ่ม กรุณานำภาพอื่นออกก่อน หรือบันทึกเป็นอีกรายการหนึ่ง',
    en: 'One record has at most {limit} photos, so this one was not added. Remove another first, or record a further action.',
  },
  TOO_MANY_FILES: {
    th: 'หนึ่งรายการมีไฟล์ PDF ได้ไม่เกิน {limit} ไฟล์ ไฟล์นี้จึงไม่ได้เพิ่ม กรุณานำไฟล์อื่นออกก่อน',
    en: 'One record has at most {limit} PDF files, so this one was not added. Remove another first.',
  },
  FILE_UNREADABLE: {
    th: 'ไฟล์นี้ไม่ใช่ PDF หรือมาไม่ครบ กรุณาบันทึกเป็น PDF ใหม่แล้วเลือกอีกครั้ง',
    en: 'This file is not a PDF, or not all of it is there. Save it as a PDF again and choose that.',
  },
  FILE_TOO_LARGE: {
    th: 'ไฟล์ใหญ่เกินกำหนด {limit} MB กรุณาย่อหรือแบ่งไฟล์ แล้วเลือกใหม่',
    en: 'The file is larger than {limit} MB. Make it smaller or split it, then choose it again.',
  },
  HASH_MISMATCH: {
    th: 'ข้อมูลภาพที่ได้รับไม่ครบหรือเสียหายระหว่างทาง ภาพยังอยู่ในเครื่องและจะส่งใหม่เอง',
    en: 'The bytes that arrived are not those announced. The photo is still on the phone and will be sent again.',
  },
  REFUSED_ON_THE_WAY: {
    th: 'เครือข่ายระหว่างทางไม่ยอมให้ภาพหรือไฟล์นี้ผ่าน จึงยังไม่ถึงระบบ ยังเก็บอยู่ในเครื่อง กรุณาลองใหม่จากเครือข่ายอื่น หรือแจ้งผู้ดูแลระบบว่าพร็อกซีจำกัดขนาดไฟล์',
    en: 'Something between this device and the system does not let this photo or file through. It is kept here: try again from another network, or tell whoever runs the system that its proxy limits the size of files.',
  },
  UPLOAD_ELSEWHERE: {
    th: 'ส่งภาพต่อจากจุดนี้ไม่ได้ ระบบได้รับไว้แล้ว {offset} ไบต์ กรุณาส่งต่อจากจุดนั้น',
    en: 'The photo cannot go on from there: {offset} bytes have arrived. Go on from that byte.',
  },
  PHOTOS_OF_DAY_FULL: {
    th: 'วันนี้ท่านส่งภาพและไฟล์ครบ {limit} ซึ่งเป็นปริมาณสูงสุดต่อคนต่อวันแล้ว ส่วนที่เหลือยังอยู่ในเครื่องและจะส่งต่อเองหลังเที่ยงคืน',
    en: 'You have sent {limit} of photos and files today, the most for one person. The rest stays on this device and goes by itself after midnight.',
  },
  AGENCY_ROOM_FULL: {
    th: 'พื้นที่เก็บภาพและไฟล์ {limit} ของหน่วยงานเต็มแล้ว ภาพหรือไฟล์นี้ยังอยู่ในเครื่อง กรุณาแจ้งผู้ดูแลระบบให้เพิ่มพื้นที่แล้วลองส่งใหม่',
    en: 'The agency’s {limit} for photos and files is full. The photo or file stays on this device: ask whoever runs the system for more room, then try again.',
  },
  // Files of unsent work
  UNSENT_FILE_UNREADABLE: {
    th: 'ไฟล์นี้ไม่ใช่ไฟล์งานที่ส่งออกจากแอปนี้ ยังไม่มีการนำเข้าใด ๆ กรุณาเลือกไฟล์ที่ชื่อขึ้นต้นด้วย prongsai',
    en: 'This is not a file of unsent work from this app; nothing was taken in. Choose one whose name begins with prongsai.',
  },
  UNSENT_FILE_DAMAGED: {
    th: 'ไฟล์นี้มาไม่ครบหรือเสียหายระหว่างทาง ยังไม่มีการนำเข้าใด ๆ กรุณาส่งไฟล์จากเครื่องเดิมมาใหม่',
    en: 'This file is cut short or was damaged on its way; nothing was taken in. Export it again from the other phone.',
  },
  UNSENT_FILE_TOO_NEW: {
    th: 'ไฟล์นี้มาจากแอปรุ่นใหม่กว่าเครื่องนี้ ยังไม่มีการนำเข้าใด ๆ กรุณาต่ออินเทอร์เน็ตเพื่อใช้แอปรุ่นใหม่ แล้วนำเข้าอีกครั้ง',
    en: 'This file comes from a newer version of the app; nothing was taken in. Connect, use the new version, and take it in again.',
  },
  UNSENT_FILE_OF_ANOTHER: {
    th: 'ไฟล์นี้เป็นงานของ {name} จึงนำเข้าในบัญชีของท่านไม่ได้ ต้องให้ {name} เข้าสู่ระบบในเครื่องนี้แล้วนำเข้าเอง',
    en: 'This file holds the work of {name}, so it cannot be taken in under your account. {name} must sign in on this phone to take it in.',
  },
  // Plan
  PLAN_NO_TABLE: {
    th: 'ไม่พบตารางในไฟล์ ตารางต้องคั่นช่องด้วยแท็บและมีหัวตาราง ๕ ช่อง กรุณาคัดลอกตารางจากต้นฉบับทั้งหัวตาราง',
    en: 'The file has no table. Tables are separated by tabs and start with the five header cells; copy them with their header.',
  },
  PLAN_WRONG_COLUMN_COUNT: {
    th: 'บรรทัดที่ {line} ต้องมี ๕ ช่อง แต่พบ {found} ช่อง กรุณาแก้บรรทัดนั้นแล้วนำเข้าใหม่ ยังไม่มีการบันทึกใด ๆ',
    en: 'Line {line} does not have five cells (found {found}). Mend that line and import again; nothing was written.',
  },
  PLAN_NO_MEASURE: {
    th: 'พบหัวตารางที่บรรทัด {line} แต่ไม่มีมาตรการใต้หัวตาราง กรุณาตรวจไฟล์แล้วนำเข้าใหม่',
    en: 'There is a table header on line {line} but no measure under any header. Check the file and import again.',
  },
  PLAN_UNREADABLE_TOPIC: {
    th: 'บรรทัดที่ {line} ไม่มีรหัสข้อ เช่น ๗, E๑๒ หรือ O๑๙ (พบ {found}) กรุณาเติมรหัสแล้วนำเข้าใหม่',
    en: 'Line {line} has no item code such as I7, E12 or O19 (found {found}). Add it and import again.',
  },
  PLAN_OTHER_FISCAL_YEAR: {
    th: 'ไฟล์นี้เป็นของปีงบประมาณ {found} แต่กำลังนำเข้าเป็นปีอื่น กรุณาเลือกปีให้ตรงกัน',
    en: 'The file is of fiscal year {found}, which is not the year chosen. Choose the matching year.',
  },
  PLAN_TOO_LARGE: {
    th: 'ไฟล์แผนใหญ่เกินกำหนด ({found}) กรุณาตรวจว่าเลือกไฟล์ถูกต้อง',
    en: 'The plan file is too large ({found}). Check that it is the right file.',
  },
  PLAN_NOT_TEXT: {
    th: 'ไฟล์นี้ไม่ใช่ข้อความ UTF-8 (บรรทัดที่ {line}) หากเป็นไฟล์ Word หรือ Excel กรุณาคัดลอกทั้งเอกสารมาวาง หรือบันทึกเป็นข้อความคั่นด้วยแท็บ',
    en: 'The file is not UTF-8 text (line {line}). From Word or Excel, paste the whole document or save it as tab-separated text.',
  },
  PLAN_NO_OWNER: {
    th: 'บรรทัดที่ {line} ไม่มีผู้รับผิดชอบ ({found}) กรุณาเติมช่องผู้รับผิดชอบแล้วนำเข้าใหม่',
    en: 'Line {line} names nobody responsible ({found}). Fill in the second cell and import again.',
  },
  PLAN_EXISTS: {
    th: 'ปีงบประมาณ {fiscalYear} มีแผนอยู่แล้ว ระบบไม่เขียนทับแผนเดิม',
    en: 'Fiscal year {fiscalYear} already has a plan; it is not overwritten.',
  },
  // Units
  UNIT_NAME_TAKEN: {
    th: 'มีหน่วยชื่อ {name} อยู่แล้ว กรุณาใช้ชื่ออื่น หรือแก้ไขหน่วยนั้นแทน',
    en: 'A unit is called {name} already. Choose another name, or change that unit instead.',
  },
  UNIT_ENDS_TOO_EARLY: {
    th: 'เดือนสุดท้าย ({last}) มาก่อนเดือนแรก ({first}) กรุณาเลือกเดือนสุดท้ายที่ไม่ก่อนเดือนแรก หรือไม่กำหนดเดือนสุดท้าย',
    en: 'The last month ({last}) comes before the first ({first}). Choose a last month that does not, or leave it open.',
  },
  UNIT_MONTH_FAR: {
    th: 'เดือน{month}ห่างจากเดือนนี้เกิน {years} ปี กรุณาตรวจสอบปีที่เลือก หรือไม่กำหนดเดือน',
    en: 'The month {month} is more than {years} years away from this one. Check its year, or leave it open.',
  },
  // Input
  FIELD_MISSING: { th: 'กรุณากรอก {field}', en: 'Fill in {field}.' },
  FIELD_WRONG: {
    th: 'ค่าของ {field} ไม่ถูกต้อง ({found}) กรุณาตรวจสอบ',
    en: 'The value of {field} is not valid ({found}). Check it.',
  },
  DAY_WRONG: {
    th: '{found} ไม่ใช่วันในปฏิทิน กรุณาเขียนเป็นปี ค.ศ. เดือน วัน เช่น 2023-02-28',
    en: '{found} is no day. Write a Gregorian day such as 2023-02-28.',
  },
  MONTH_WRONG: {
    th: '{found} ไม่ใช่เดือนในปฏิทิน กรุณาเขียนเป็นปี ค.ศ. และเดือน เช่น 2023-02',
    en: '{found} is no month. Write a Gregorian month such as 2023-02.',
  },
  FISCAL_YEAR_WRONG: {
    th: '{found} ไม่ใช่ปีงบประมาณ กรุณาใช้ปี พ.ศ. เช่น 2566 (1 ตุลาคม 2565 ถึง 30 กันยายน 2566)',
    en: '{found} is no fiscal year. Write the Buddhist year, such as 2566 (1 October 2022 to 30 September 2023).',
  },
  REQUEST_UNREADABLE: {
    th: 'ระบบอ่านคำขอนี้ไม่ได้ ({found}) คำขอต้องเป็น JSON ที่ถูกต้อง กรุณาตรวจสอบแล้วส่งใหม่',
    en: 'The request cannot be read ({found}). It must be valid JSON; check it and send it again.',
  },
  CONTENT_TYPE_WRONG: {
    th: 'ระบบไม่รับเนื้อหาชนิดนี้ กรุณาระบุ Content-Type เป็น {expected}',
    en: 'Content of this kind is not taken. Say in Content-Type which it is: {expected}.',
  },
  CONTENT_RANGE_WRONG: {
    th: 'ช่วงไบต์ {found} อ่านไม่ได้ หรือไม่ตรงกับความยาวที่ส่งมา กรุณาเขียน Content-Range เช่น bytes 120000-299999/300000',
    en: 'The range {found} cannot be read, or is not as long as what was sent. Write Content-Range such as bytes 120000-299999/300000.',
  },
  // What GraphQL itself refuses, by its own codes
  GRAPHQL_PARSE_FAILED: {
    th: 'ระบบอ่านคำขอ GraphQL นี้ไม่ได้ กรุณาแก้แล้วส่งใหม่: {found}',
    en: 'This GraphQL document cannot be read. Mend it and send it again: {found}',
  },
  GRAPHQL_VALIDATION_FAILED: {
    th: 'คำขอ GraphQL นี้ไม่ตรงกับสคีมาหรือเกินข้อจำกัด กรุณาแก้แล้วส่งใหม่: {found}',
    en: 'This GraphQL document does not fit the schema or its limits. Mend it and send it again: {found}',
  },
  BAD_USER_INPUT: {
    th: 'ค่าของตัวแปรไม่ตรงกับสคีมา กรุณาแก้แล้วส่งใหม่: {found}',
    en: 'A variable does not fit the schema. Mend it and send it again: {found}',
  },
  OPERATION_RESOLUTION_FAILURE: {
    th: 'ไม่ทราบว่าต้องทำคำสั่งใดในคำขอนี้ กรุณาระบุ operationName ให้ตรงกับคำสั่งหนึ่ง: {found}',
    en: 'It is not clear which operation to carry out. Name one of the document’s in operationName: {found}',
  },
  BAD_REQUEST: {
    th: 'คำขอนี้ไม่ใช่คำขอ GraphQL ที่ถูกต้อง กรุณาแก้แล้วส่งใหม่: {found}',
    en: 'This is not a GraphQL request. Mend it and send it again: {found}',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    th: 'ระบบไม่เก็บคำขอ GraphQL ไว้ใช้ซ้ำ กรุณาส่งทั้งคำขอใน query ทุกครั้ง: {found}',
    en: 'No GraphQL document is kept here to be named by its hash. Send the whole of it in query each time: {found}',
  },
  REQUEST_TOO_LARGE: {
    th: 'คำขอใหญ่เกินกำหนด {limit} กรุณาแบ่งส่งเป็นส่วนย่อย',
    en: 'The request is larger than {limit}. Send it in smaller parts.',
  },
  QUERY_TOO_COSTLY: {
    th: 'คำขอนี้อาจได้คำตอบใหญ่เกินไป (นับได้ {cost} เกินกำหนด {limit}) ระบบจึงไม่ได้ทำตาม กรุณาขอหน้าให้สั้นลงด้วย first ลดรายการที่ซ้อนกัน หรือแบ่งเป็นหลายคำขอ',
    en: 'The answer to this query may be too large (it counts {cost}, the limit is {limit}), so it was not run. Ask for shorter pages with first, for fewer lists inside lists, or in several queries.',
  },
  TRY_AGAIN: {
    th: 'ระบบกำลังทำงานหนัก ยังไม่มีการบันทึกใด ๆ กรุณาลองอีกครั้งในอีกสักครู่',
    en: 'The system is busy and nothing was written. Try again in a moment.',
  },
  UNEXPECTED: {
    th: 'เกิดข้อผิดพลาดที่ไม่คาดคิด ยังไม่มีการบันทึกใด ๆ กรุณาลองใหม่ หากเกิดซ้ำ กรุณาแจ้งผู้ดูแลระบบพร้อมรหัส {requestId}',
    en: 'Something unexpected went wrong and nothing was written. Try again; if it happens again, report {requestId}.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type ProblemCode = keyof typeof PROBLEMS;
export type ProblemDetails = Readonly<Record<string, string | number>>;

/** The sentence of a problem in one language, its `{names}` filled from `details`. */
export function problemSentence(code: ProblemCode, language: Language, details: ProblemDetails = {}): string {
  return filledSentence(PROBLEMS[code], language, details);
}

/** A sentence of two languages in one of them, its `{names}` filled. */
export function filledSentence(
  sentence: Readonly<Record<Language, string>>,
  language: Language,
  details: ProblemDetails,
): string {
  return sentence[language].replace(/\{(\w+)\}/g, (_, name: string) => written(details[name], language));
}

/** Numbers stand in the digits of the sentence (DIG1), days and months in its calendar (BE1). */
function written(value: string | number | undefined, language: Language): string {
  const text = String(value ?? '–');
  if (language !== 'th') return text;
  if (typeof value === 'number') return toThaiDigits(text);
  const [day, month] = [parseDay(text), parseMonth(text)];
  return day ? thaiDay(day) : month ? thaiMonth(month) : text;
}

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}
