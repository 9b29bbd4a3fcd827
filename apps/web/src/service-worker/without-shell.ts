/** What is said when the browser lost the shell and there is no network: nothing of the app is left to say it. */
const PAGE = `<!doctype html>
<html lang="th">
<meta name="viewport" content="width=device-width">
<p>ไฟล์ของแอปหายไปจากเครื่อง งานที่บันทึกไว้ยังอยู่ครบ ต่ออินเทอร์เน็ตแล้วเปิดใหม่
<p lang="en">The app’s files are gone. Your work is safe: connect, open again.
`;

export function withoutShell(): Response {
  return new Response(PAGE, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}
