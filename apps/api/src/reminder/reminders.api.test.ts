import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record, sendBack, submit } from '../testing/deeds.ts';
import type { MailServer } from '../testing/mail-server.ts';
import { hire } from '../testing/people.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import type { PushService } from '../testing/push-service.ts';
import { plansOf } from '../testing/queries.ts';
import { startRemindedTown, type RemindedTown } from '../testing/reminded-town.ts';
import type { Town } from '../testing/town.ts';

const SUBSCRIBE = `mutation ($input: SubscribePushInput!) {
  subscribePush(input: $input) { reminders { muted } userErrors { code field } }
}`;
const UNSUBSCRIBE = `mutation ($input: UnsubscribePushInput!) { unsubscribePush(input: $input) { userErrors { code } } }`;
const CHANGE = `mutation ($input: ChangeRemindersInput!) {
  changeReminders(input: $input) { reminders { muted email } userErrors { code field message } }
}`;
interface Changed {
  changeReminders: { reminders: object | null; userErrors: { code: string }[] };
}

let reminded: RemindedTown;
let town: Town;
let service: PushService;
let mail: MailServer;
let places: Places;
let recorder: Client;
let head: Client;
let executive: Client;
let subscribe: RemindedTown['subscribe'];
let titlesAt: RemindedTown['titlesAt'];
let allSent: RemindedTown['allSent'];

/** The due day of February is 5 March; the town lives on 20 February, nine in the morning. */
const DAYS_TO_SECOND_OF_MARCH = 10;

async function begin(): Promise<void> {
  reminded = await startRemindedTown();
  ({ town, service, mail, subscribe, titlesAt, allSent } = reminded);
  [recorder, head, executive] = [
    await town.as('recorder'),
    await town.as('head'),
    await town.as('executive'),
  ];
  places = await placesSeenBy(recorder);
}
const end = () => reminded.stop();
const change = (client: Client, input: object) => client.gql<Changed>(CHANGE, { input });

describe('[REM2] a month that was sent back', () => {
  beforeAll(begin);
  afterAll(end);
  const cell = () => ({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });

  it('is told to the unit’s people, with the note, on the phones that asked, and opens at its page', async () => {
    await subscribe(recorder, '/somying');
    await subscribe(head, '/prasert', 'EN');
    await record(recorder, anAction(cell()));
    await sendBack(executive, cell(), { note: 'ขอภาพให้ชัดกว่านี้' });
    await allSent();
    expect(service.pushed.map(({ path }) => path).sort()).toEqual(['/prasert', '/somying']);
    const [toRecorder] = service.pushed.filter(({ path }) => path === '/somying');
    expect(toRecorder?.message).toMatchObject({
      title: 'ส่งกลับแก้ไข งานเดือนกุมภาพันธ์ 2566',
      path: `/log/${cell().measureId}/${cell().unitId}/2023-02`,
    });
    expect(toRecorder?.message.body).toMatch(/: ขอภาพให้ชัดกว่านี้$/);
    expect(titlesAt('/prasert')).toEqual(['Sent back: February 2023']);
  });

  it('is signed with the key that browsers were given', async () => {
    const { viewer } = await recorder.gql<{ viewer: { reminders: { pushKey: string } } }>(
      '{ viewer { reminders { pushKey } } }',
    );
    expect(service.pushed[0]?.authorization).toContain(`k=${viewer.reminders.pushKey}`);
  });

  it('is not told to whoever sent it back, nor to other units', async () => {
    const elsewhere = await hire(town, 'works', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
    await subscribe(elsewhere, '/works');
    await sendBack(head, cell(), { note: 'เพิ่มจำนวนแผ่นพับ' });
    await allSent();
    expect(titlesAt('/prasert')).toHaveLength(1);
    expect(titlesAt('/somying')).toHaveLength(2);
    expect(titlesAt('/works')).toEqual([]);
  });

  it('is looked for among the reminders by what they are about', async () => {
    const plans = await plansOf(town, 'reminder', () => sendBack(executive, cell(), { note: 'เพิ่มวันที่ในภาพ' }));
    expect(plans).toContainEqual(expect.stringContaining('reminder_agency_id_about_index'));
    await allSent();
  });

  it('is told once, however often the same return arrives', async () => {
    const input = { id: '0197aaaa-0000-7000-8000-000000000001', note: 'ขอสถานที่' };
    await sendBack(executive, cell(), input);
    await sendBack(executive, cell(), input);
    await allSent();
    expect(service.pushed.filter(({ message }) => message.body.endsWith('ขอสถานที่'))).toHaveLength(2);
  });
});

describe('[REM1] a month that is nearly due', () => {
  beforeAll(begin);
  afterAll(end);

  it('is reminded of three days before, once, with what each unit still owes', async () => {
    await subscribe(recorder, '/somying');
    const open = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    await record(recorder, anAction(open));
    expect((await submit(head, open)).userErrors).toEqual([]);
    town.wait({ days: DAYS_TO_SECOND_OF_MARCH });
    const made = await allSent();
    expect(new Set(made.map(({ about }) => about))).toEqual(new Set(['DUE_SOON 2023-02']));
    expect(titlesAt('/somying')).toEqual(['ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ 2566']);
    const { board } = await recorder.gql<{
      board: { cells: { unitId: string; month: string; status: string }[] };
    }>('{ board(agency: "bophloi", fiscalYear: 2566) { cells { unitId month status } } }');
    const left = board.cells.filter(
      ({ unitId, month, status }) =>
        unitId === open.unitId && month === '2023-02' && status === 'NOT_RECORDED',
    ).length;
    expect(left).toBeGreaterThan(0);
    expect(service.pushed[0]?.message.body).toBe(`ยังไม่ได้ส่งอีก ${left} มาตรการ ครบกำหนดวันที่ 5 มีนาคม 2566`);
  });

  it('is reminded of again on the day, and each time once', async () => {
    town.wait({ days: 3 });
    while (titlesAt('/somying').length < 2) await setTimeout(50);
    expect(titlesAt('/somying')).toEqual([
      'ใกล้ครบกำหนดส่งงานเดือนกุมภาพันธ์ 2566',
      'วันนี้ครบกำหนดส่งงานเดือนกุมภาพันธ์ 2566',
    ]);
  });
});

describe('[REM3] where reminders go', () => {
  beforeAll(begin);
  afterAll(end);
  beforeEach(() => service.answer(201));
  const cell = () => ({ measureId: places.measure('E12'), unitId: places.unit(FINANCE) });
  let returns = 0;
  /** Sends the month back once more, and tells how the recorder and the head heard of it. */
  async function sendBackAgain(): Promise<{ sent_by: string }[]> {
    returns += 1;
    await sendBack(executive, cell(), { note: `ครั้งที่ ${returns}` });
    return (await allSent(2 * returns)).slice(-2);
  }

  it('by letter to those whom no phone reminds, with the way to the page and how to mute', async () => {
    expect(
      (await change(recorder, { muted: false, email: ' somying@example.go.th ' })).changeReminders,
    ).toEqual({
      reminders: { muted: false, email: 'somying@example.go.th' },
      userErrors: [],
    });
    await sendBackAgain();
    expect(mail.letters.map(({ to }) => to)).toEqual(['somying@example.go.th']);
    const body = Buffer.from(mail.letters[0]?.source.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    expect(body).toContain('ครั้งที่ 1');
    expect(body).toContain(`/log/${cell().measureId}/${cell().unitId}/2023-02`);
  });

  it('to the phone alone once one asked', async () => {
    await subscribe(recorder, '/somying');
    await sendBackAgain();
    expect(titlesAt('/somying')).toHaveLength(1);
    expect(mail.letters).toHaveLength(1);
  });

  it('by letter again when the browser listens no more', async () => {
    service.answer(410);
    await sendBackAgain();
    expect(mail.letters).toHaveLength(2);
    service.answer(201);
    await sendBackAgain();
    expect(titlesAt('/somying')).toHaveLength(1);
    expect(mail.letters).toHaveLength(3);
  });

  it('nowhere once muted, and somewhere again after', async () => {
    await change(recorder, { muted: true, email: 'somying@example.go.th' });
    expect(await sendBackAgain()).toMatchObject([{ sent_by: 'NOBODY' }, { sent_by: 'NOBODY' }]);
    expect(mail.letters).toHaveLength(3);
    await change(recorder, { muted: false, email: 'somying@example.go.th' });
    await sendBackAgain();
    expect(mail.letters).toHaveLength(4);
  });

  it('nowhere where the mail server knows nobody of that name, asked once', async () => {
    await change(recorder, { muted: false, email: 'gone@example.go.th' });
    const sentBy = (await sendBackAgain()).map(({ sent_by }) => sent_by);
    expect(sentBy).toEqual(['NOBODY', 'NOBODY']);
    await setTimeout(2_000);
    expect(mail.asked.filter((address) => address === 'gone@example.go.th')).toHaveLength(1);
  });

  it('to a push service that is away as soon as it is back, and once', async () => {
    await change(recorder, { muted: false, email: null });
    await subscribe(recorder, '/somying-again');
    service.answer(503);
    await sendBack(executive, cell(), { note: 'ลองใหม่' });
    await setTimeout(300);
    expect(titlesAt('/somying-again')).toEqual([]);
    service.answer(201);
    await allSent();
    expect(titlesAt('/somying-again')).toHaveLength(1);
  });

  it('no more to a browser that signed off', async () => {
    const { endpoint } = service.browser('/somying-again');
    await recorder.gql(UNSUBSCRIBE, { input: { endpoint } });
    const before = titlesAt('/somying-again').length;
    await sendBack(executive, cell(), { note: 'หลังเลิกรับ' });
    await allSent();
    expect(titlesAt('/somying-again')).toHaveLength(before);
  });

  it.each([
    ['https://evil.example.com/push', 'an address of no browser'],
    ['http://127.0.0.1:1/push', 'this machine'],
    ['https://fcm.googleapis.com:8443/x', 'another port'],
    ['https://fcm.googleapis.com.evil.example/x', 'a name that only begins like one'],
  ])('never to %s: %s', async (endpoint) => {
    const { subscribePush } = await recorder.gql<{ subscribePush: { userErrors: object[] } }>(SUBSCRIBE, {
      input: { ...service.browser('/x'), endpoint, language: 'TH' },
    });
    expect(subscribePush.userErrors).toEqual([{ code: 'PUSH_SERVICE_UNKNOWN', field: 'endpoint' }]);
  });

  it('not to what is no address, which is said at the field', async () => {
    for (const email of ['somying', 'a@b', 'ก@ข.ค\r\nBcc: x@y.z', 'a b@c.de']) {
      const { changeReminders } = await change(recorder, { muted: false, email });
      expect(changeReminders).toMatchObject({ userErrors: [{ code: 'EMAIL_WRONG', field: 'email' }] });
    }
  });

  it('nobody who is not signed in changes them', async () => {
    const { changeReminders } = await change(town.anybody(), { muted: true });
    expect(changeReminders.userErrors).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
  });
});
