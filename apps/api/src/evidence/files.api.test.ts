/** PDFs beside the photos of an action: by the same way, and never taken for each other. */
import { docxPart, tablesInDocx } from '@prongsai/fixtures/reading';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, PUBLIC_WORKS } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, announcedFile, aPhoto, hashed, put, type Photo } from '../testing/photo.ts';
import { halfYearReport } from '../testing/reports.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { townWithAction } from '../testing/town-with-action.ts';

const TEN_MB = 10 * 1024 * 1024;
const PDF = 'application/pdf';

const { town, places, recorder, actionId } = await townWithAction();
afterAll(() => town.stop());

const aPdf = (words: string): Photo => hashed(Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`));
const get = (client: Client, { sha256 }: Photo) => client.fetch(`/blobs/${sha256}`);

async function attach({ sha256, bytes }: Photo, more: object = {}, client = recorder) {
  const id = uuidv7();
  const phone = phoneOf(client);
  const payload = { actionId, sha256, bytes: bytes.length, name: 'คำสั่งที่ 12-2566.pdf', ...more };
  const ops = phone.numbered(anOrder('attachFile', payload, { entityId: id }));
  const { receipts, missingBlobs } = await phone.push(ops);
  return { id, receipt: receipts[0], missingBlobs };
}
const rowOf = async (id: string) => {
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  return rows.find((row) => row.id === id);
};
async function freshAction(): Promise<string> {
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  return (await record(recorder, anAction(cell))).action?.id ?? '';
}

describe('a PDF of an action', () => {
  it('[FILE1] is announced, sent by its hash, and given back byte for byte as a file to keep', async () => {
    const pdf = aPdf('คำสั่งแต่งตั้งคณะทำงาน');
    const { id, receipt, missingBlobs } = await attach(pdf);
    expect(receipt?.status).toBe('APPLIED');
    expect(missingBlobs).toContain(pdf.sha256);
    expect(await rowOf(id)).toMatchObject({
      kind: 'file',
      data: { stored: false, name: 'คำสั่งที่ 12-2566.pdf' },
    });
    expect((await put(recorder, pdf, PDF)).status).toBe(201);
    expect(await rowOf(id)).toMatchObject({ data: { stored: true, fault: null, bytes: pdf.bytes.length } });

    const kept = await get(recorder, pdf);
    expect(kept.status).toBe(200);
    expect(Buffer.from(await kept.arrayBuffer()).equals(pdf.bytes)).toBe(true);
    expect(Object.fromEntries(kept.headers)).toMatchObject({
      'content-type': PDF,
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('คำสั่งที่ 12-2566.pdf')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    });
  });

  it('is not sent again to whoever has it', async () => {
    const pdf = aPdf('มีอยู่แล้ว');
    await put(recorder, pdf, PDF);
    await attach(pdf, { actionId: await freshAction() });
    const etag = `"${pdf.sha256}"`;
    expect((await get(recorder, pdf)).headers.get('etag')).toBe(etag);
    const again = await recorder.fetch(`/blobs/${pdf.sha256}`, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is told to the agency’s own people by the API, and by its id', async () => {
    const { id } = await attach(aPdf('บอกต่อ'));
    const query = `query ($id: ID!) { node(id: $id) { ... on EvidenceFile { name url } ... on PublicityAction { files { id } } } }`;
    expect(await recorder.gql(query, { id })).toEqual({ node: { name: 'คำสั่งที่ 12-2566.pdf', url: null } });
    expect(JSON.stringify(await recorder.gql(query, { id: actionId }))).toContain(id);
    expect(await town.anybody().gql(query, { id })).toEqual({ node: null });
  });

  it.each([
    ['a picture that calls itself a PDF', async () => aPhoto('crimson')],
    ['text', async () => hashed(Buffer.from('ไม่ใช่ PDF'))],
    ['a PDF that was cut short', async () => hashed(Buffer.from('%PDF-1.7\nยังไม่จบ'))],
    ['nothing at all', async () => hashed(new Uint8Array())],
  ])('must be one: %s is refused in words', async (_, make) => {
    const refused = await put(recorder, await make(), PDF);
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { code: 'FILE_UNREADABLE', message: /ไม่ใช่ PDF|not a PDF/ },
    ]);
  });

  it('does not pass for a photo, neither by its bytes nor by its name', async () => {
    const pdf = aPdf('ปลอมเป็นภาพ');
    const refused = await put(recorder, pdf, 'image/jpeg');
    expect([refused.status, await refused.json()]).toMatchObject([415, { code: 'PHOTO_UNREADABLE' }]);

    await put(recorder, pdf, PDF);
    const id = uuidv7();
    await phoneOf(recorder).send(anOrder('attachPhoto', announced(actionId, pdf), { entityId: id }));
    expect(await rowOf(id)).toMatchObject({ data: { fault: 'PHOTO_UNREADABLE' } });

    const photo = await aPhoto('salmon');
    await put(recorder, photo);
    const { id: posing } = await attach(photo);
    expect(await rowOf(posing)).toMatchObject({ data: { fault: 'FILE_UNREADABLE' } });
  });

  it('[FILE1] may have ten megabytes: 413 above, and the sentence says the limit', async () => {
    const refused = await put(recorder, hashed(new Uint8Array(TEN_MB + 1)), PDF);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { code: 'FILE_TOO_LARGE', message: /10 MB/ },
    ]);
  });

  it('[FILE1] is one of five at most, withdrawn ones left out', async () => {
    const action = await freshAction();
    const attached = [];
    for (const n of [1, 2, 3, 4, 5]) attached.push(await attach(aPdf(`ฉบับที่ ${n}`), { actionId: action }));
    const sixth = aPdf('ฉบับที่ 6');
    expect((await attach(sixth, { actionId: action })).receipt).toMatchObject({ code: 'TOO_MANY_FILES' });
    const [first] = attached;
    await phoneOf(recorder).send(anOrder('withdrawFile', { reason: 'ผิดฉบับ' }, { entityId: first?.id ?? '' }));
    expect((await attach(sixth, { actionId: action })).receipt).toMatchObject({ status: 'APPLIED' });
  });

  it('[PHOTO6] is brought back as it was while there is a place for it, and says so when there is none', async () => {
    const action = await freshAction();
    const pdf = aPdf('กลับมา');
    const { id } = await attach(pdf, { actionId: action });
    await put(recorder, pdf, PDF);
    const phone = phoneOf(recorder);
    const at = { entityId: id };
    const back = () => anOrder('restoreFile', { actionId: action }, at);
    await phone.send(anOrder('withdrawFile', { actionId: action, reason: 'ผิดฉบับ' }, at));
    expect((await get(recorder, pdf)).status).toBe(404);
    expect(await phone.send(back(), back())).toMatchObject([{ status: 'APPLIED' }, { status: 'APPLIED' }]);
    expect(await rowOf(id)).toMatchObject({ data: { withdrawnAt: null, stored: true } });
    expect((await get(recorder, pdf)).status).toBe(200);

    await phone.send(anOrder('withdrawFile', { actionId: action, reason: 'ผิดฉบับ' }, at));
    for (const n of [1, 2, 3, 4, 5]) await attach(aPdf(`แทนที่ ${n}`), { actionId: action });
    expect(await phone.send(back())).toMatchObject([{ status: 'REJECTED', code: 'TOO_MANY_FILES' }]);
  });

  it('[S1] sent twice is one file; under the same id another is refused', async () => {
    const pdf = aPdf('สองครั้ง');
    const { id } = await attach(pdf);
    const payload = { actionId, sha256: pdf.sha256, bytes: pdf.bytes.length, name: 'ก.pdf' };
    const again = await phoneOf(recorder).send(anOrder('attachFile', payload, { entityId: id }));
    expect(again).toMatchObject([{ status: 'APPLIED' }]);
    const other = { ...payload, sha256: aPdf('อีกฉบับ').sha256 };
    const refused = await phoneOf(recorder).send(anOrder('attachFile', other, { entityId: id }));
    expect(refused).toMatchObject([{ status: 'CONFLICT', code: 'ID_TAKEN' }]);
  });

  it('is not for another unit or agency, and gone once it is withdrawn', async () => {
    const pdf = aPdf('ลับเฉพาะหน่วย');
    const { id } = await attach(pdf);
    await put(recorder, pdf, PDF);
    const stranger = await hire(town, 'somchai', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    expect((await get(stranger, pdf)).status).toBe(404);
    expect((await attach(aPdf('แทรก'), {}, stranger)).receipt).toMatchObject({ code: 'OTHER_UNIT' });
    expect((await get(await foundSecondAgency(town, 'thamuang'), pdf)).status).toBe(404);
    expect((await get(town.anybody(), pdf)).status).toBe(401);
    await phoneOf(recorder).send(anOrder('withdrawFile', { reason: 'ผิดฉบับ' }, { entityId: id }));
    expect((await get(recorder, pdf)).status).toBe(404);
  });

  it('bears the name that the reader’s own unit gave it, never another’s', async () => {
    const pdf = aPdf('หนังสือเวียน');
    const works = await hire(town, 'wichai', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    const cell = { measureId: places.measure('E12'), unitId: places.unit(PUBLIC_WORKS) };
    const { action } = await record(works, anAction(cell));
    await attach(pdf, { name: 'ร้องเรียนกองคลัง.pdf', actionId: await freshAction() });
    await attach(pdf, { name: 'เวียน.pdf', actionId: action?.id }, works);
    await put(recorder, pdf, PDF);
    const nameFor = async (client: Client) => (await get(client, pdf)).headers.get('content-disposition');
    expect(await nameFor(recorder)).toContain(encodeURIComponent('ร้องเรียนกองคลัง.pdf'));
    expect(await nameFor(works)).toContain(encodeURIComponent('เวียน.pdf'));
  });

  it('whose bytes the disk has lost is asked for again', async () => {
    const pdf = aPdf('หายจากดิสก์');
    const { id } = await attach(pdf);
    await put(recorder, pdf, PDF);
    await town.house.blobs.remove(pdf.sha256);
    expect((await get(recorder, pdf)).status).toBe(404);
    expect(await rowOf(id)).toMatchObject({ data: { stored: false } });
    expect((await phoneOf(recorder).push([])).missingBlobs).toContain(pdf.sha256);
    expect((await put(recorder, pdf, PDF)).status).toBe(201);
    expect(await rowOf(id)).toMatchObject({ data: { stored: true, fault: null } });
  });

  it('[REP2] [FILE1] is named in the report when it has arrived and stands, by name and size', async () => {
    const id = await freshAction();
    const long = (words: string) => aPdf(words.repeat(900));
    const [kept, waiting, gone] = [long('ลงนามแล้ว'), long('ยังไม่มา'), long('ฉบับร่าง')];
    const orders = [kept, waiting, gone].map((pdf, at) =>
      anOrder('attachFile', announcedFile(id, pdf, `ฉบับที่ ${at}.pdf`)),
    );
    await phoneOf(recorder).send(...orders);
    for (const pdf of [kept, gone]) expect((await put(recorder, pdf, PDF)).status).toBe(201);
    const withdrawn = { entityId: orders[2]?.entityId ?? '' };
    await phoneOf(recorder).send(anOrder('withdrawFile', { actionId: id, reason: 'ร่าง' }, withdrawn));
    const report = await halfYearReport(town);
    const coordinator = await town.as('coordinator');
    const docx = await coordinator.fetch(`/reports/${report.id}.docx`);
    const written = await docxPart(new Uint8Array(await docx.arrayBuffer()), 'word/document.xml');
    const [table] = tablesInDocx(written).slice(-1);
    const rows = table?.rows.map((cells) => cells.slice(0, 3).flat()) ?? [];
    const [its, ...more] = rows.filter(([, name]) => name?.startsWith('ฉบับที่'));
    expect([its, more]).toEqual([[expect.stringMatching(/^ไฟล์ที่ [๐-๙]+$/), 'ฉบับที่ 0.pdf', '๒๔ กิโลไบต์'], []]);
    expect(written).toContain(`(${its?.[0]})`);
  });
});
