import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { check, sendBack, stateNothing, submit, takeBack, writeNote, type Cell } from '../testing/deeds.ts';
import { change, codes, financeMonths, type Seen } from '../testing/finance-months.ts';
import { FEBRUARY, FINANCE, planIdSeenBy, PUBLIC_WORKS } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf, type Phone } from '../testing/phone.ts';
import { announced, announcedFile, aPhoto, type Photo } from '../testing/photo.ts';

const { town, places, recorder, head, executive, freshCell, recorded, onBoard } = await financeMonths();
afterAll(() => town.stop());

/** A month with one action, submitted. */
async function submitted(cell: Required<Cell>) {
  const seen = await recorded(cell);
  const { deed } = await submit(head, cell);
  return { covered: [seen], deedId: deed?.id ?? '' };
}

const statusOf = async (cell: Required<Cell>) => (await onBoard(cell))?.status;

describe('taking a month back', () => {
  it('[CELL5] leaves it recorded, and it can be submitted anew', async () => {
    const cell = freshCell();
    const { deedId } = await submitted(cell);
    expect(codes(await takeBack(head, cell, { deedId }))).toEqual([]);
    expect(await statusOf(cell)).toBe('RECORDED');
    expect(codes(await takeBack(head, cell, { deedId })), 'once is enough').toEqual(['NOT_SUBMITTED']);
    await submit(head, cell);
    expect(await statusOf(cell)).toBe('SUBMITTED');
  });

  it('[CELL5] works for a statement of nothing too', async () => {
    const cell = freshCell();
    const { deed } = await stateNothing(head, cell, { reason: 'ยังไม่มีงบประมาณ' });
    expect(codes(await takeBack(head, cell, { deedId: deed?.id }))).toEqual([]);
    expect(await statusOf(cell)).toBe('NOT_RECORDED');
  });

  it('[CELL5] is refused once an executive has checked it, or sent it back', async () => {
    const [checked, returned] = [freshCell(), freshCell()];
    const seen = await submitted(checked);
    await check(executive, checked, { covered: seen.covered });
    const refused = await takeBack(head, checked, { deedId: seen.deedId });
    expect(codes(refused)).toEqual(['ALREADY_CHECKED']);
    expect(refused.userErrors[0]?.message).toMatch(/ผู้บริหารรับทราบ.*ดึงกลับไม่ได้/u);
    expect(await statusOf(checked)).toBe('CHECKED');

    const { deedId } = await submitted(returned);
    await sendBack(executive, returned, { note: 'ขอภาพ' });
    expect(codes(await takeBack(head, returned, { deedId }))).toEqual(['NOT_SUBMITTED']);
    expect(await statusOf(returned)).toBe('RETURNED');
  });

  it('[CELL5] names which submission is meant: not one that came since', async () => {
    const cell = freshCell();
    const { deedId } = await submitted(cell);
    await sendBack(executive, cell, { note: 'ขอภาพ' });
    await submit(head, cell);
    expect(codes(await takeBack(head, cell, { deedId }))).toEqual(['NOT_SUBMITTED']);
    expect(codes(await takeBack(head, freshCell(), { deedId }))).toEqual(['NOT_SUBMITTED']);
    expect(await statusOf(cell)).toBe('SUBMITTED');
  });

  it('[CELL5] of two heads who submit at once, each takes back their own word, and the other’s decides', async () => {
    const deputy = await hire(town, 'deputy', [{ role: 'HEAD', unitId: places.unit(FINANCE) }]);
    for (const order of ['earlier first', 'later first']) {
      const cell = freshCell();
      const seen = await recorded(cell);
      const [one, other] = await Promise.all([submit(head, cell), submit(deputy, cell)]);
      const words = [
        { client: head, deedId: one.deed?.id },
        { client: deputy, deedId: other.deed?.id },
      ];
      const [first, second] = order === 'earlier first' ? words : words.toReversed();
      if (!first || !second) throw new Error('two heads have spoken');
      expect(codes(await takeBack(first.client, cell, { deedId: first.deedId })), order).toEqual([]);
      expect(await statusOf(cell), order).toBe('SUBMITTED');
      expect(codes(await takeBack(first.client, cell, { deedId: first.deedId })), order).toEqual([
        'NOT_SUBMITTED',
      ]);
      expect(codes(await takeBack(second.client, cell, { deedId: second.deedId })), order).toEqual([]);
      expect(await statusOf(cell), order).toBe('RECORDED');
      expect(codes(await check(executive, cell, { covered: [seen] })), order).toEqual(['TAKEN_BACK']);
    }
  });

  it('[CELL5] of two statements the report gives the reason that stands', async () => {
    const deputy = await hire(town, 'thirddeputy', [{ role: 'HEAD', unitId: places.unit(FINANCE) }]);
    const cell = freshCell();
    await stateNothing(head, cell, { reason: 'ยังไม่ได้รับงบประมาณ' });
    const { deed } = await stateNothing(deputy, cell, { reason: 'เจ้าหน้าที่ลาป่วย' });
    expect(codes(await takeBack(deputy, cell, { deedId: deed?.id }))).toEqual([]);
    const { reportPreview } = await executive.gql<{ reportPreview: { sentences: { composed: string }[] } }>(
      `{ reportPreview(planId: "${await planIdSeenBy(executive)}", round: 1, audience: INTERNAL) { sentences { composed } } }`,
    );
    const composed = reportPreview.sentences.map((sentence) => sentence.composed).join();
    expect(composed).toContain('ยังไม่ได้รับงบประมาณ');
    expect(composed).not.toContain('เจ้าหน้าที่ลาป่วย');
  });

  it('[CELL5] one head’s word taken back, the other’s can be checked', async () => {
    const deputy = await hire(town, 'seconddeputy', [{ role: 'HEAD', unitId: places.unit(FINANCE) }]);
    const cell = freshCell();
    const seen = await recorded(cell);
    await submit(head, cell);
    const { deed } = await submit(deputy, cell);
    await takeBack(deputy, cell, { deedId: deed?.id });
    expect(codes(await check(executive, cell, { covered: [seen] }))).toEqual([]);
    expect(await statusOf(cell)).toBe('CHECKED');
  });

  it('[CELL5] a check that had not seen it is refused in words, and given again it counts', async () => {
    const cell = freshCell();
    const { covered, deedId } = await submitted(cell);
    await takeBack(head, cell, { deedId });
    const refused = await check(executive, cell, { covered });
    expect(codes(refused)).toEqual(['TAKEN_BACK']);
    expect(refused.userErrors[0]?.message).toMatch(/หน่วยดึงเดือนนี้กลับ/u);
    await writeNote(head, cell, { note: 'แก้จำนวนแล้วส่งใหม่' });
    expect(codes(await check(executive, cell, { covered })), 'a note is no submission').toEqual([
      'TAKEN_BACK',
    ]);
    await submit(head, cell);
    expect(codes(await check(executive, cell, { covered }))).toEqual([]);
  });

  it('[CELL5] and a check at the same moment: one of them counts, the other is told why', async () => {
    for (let round = 0; round < 4; round += 1) {
      const cell = freshCell();
      const { covered, deedId } = await submitted(cell);
      const { measureId, unitId, month } = cell;
      const [taken, checked] = await Promise.all([
        phoneOf(head).send(anOrder('takeBackMonth', { measureId, unitId, month, deedId })),
        phoneOf(executive).send(anOrder('checkMonth', { measureId, unitId, month, covered })),
      ]);
      const told = [taken[0], checked[0]].map((receipt) => receipt?.code ?? receipt?.status);
      const status = await statusOf(cell);
      expect([
        ['APPLIED', 'TAKEN_BACK', 'RECORDED'],
        ['ALREADY_CHECKED', 'APPLIED', 'CHECKED'],
      ]).toContainEqual([...told, status]);
    }
  });

  it('[LOG1] [CELL5] sent again is the same, whatever came since', async () => {
    const cell = freshCell();
    const { deedId } = await submitted(cell);
    const id = uuidv7();
    const first = await takeBack(head, cell, { id, deedId });
    await submit(head, cell);
    expect(await takeBack(head, cell, { id, deedId })).toEqual(first);
    expect(await statusOf(cell)).toBe('SUBMITTED');
  });

  it('[MAY2] [CELL5] is for heads of the unit, and for whoever submitted it while they work there', async () => {
    const cell = freshCell();
    await recorded(cell);
    const unitId = places.unit(FINANCE);
    const substitute = await hire(town, 'substitute', [
      { role: 'HEAD', unitId },
      { role: 'RECORDER', unitId },
    ]);
    const { deed } = await submit(substitute, cell);
    await town.house.database.fork().execute(
      `update role_holding set ended_at = ? where role = 'HEAD' and person_id in
         (select id from person where login_name = 'substitute')`,
      [new Date()],
    );
    const elsewhere = await hire(town, 'headelsewhere', [
      { role: 'HEAD', unitId: places.unit(PUBLIC_WORKS) },
    ]);
    const deedId = deed?.id;
    expect(codes(await takeBack(recorder, cell, { deedId }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await takeBack(executive, cell, { deedId }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await takeBack(elsewhere, cell, { deedId }))).toEqual(['OTHER_UNIT']);
    expect(codes(await takeBack(substitute, cell, { deedId }))).toEqual([]);
  });
});

describe('what a submission names', () => {
  const sent = async (phone: Phone, { measureId, unitId, month }: Required<Cell>, covered: Seen[]) => {
    const [receipt] = await phone.send(anOrder('submitMonth', { measureId, unitId, month, covered }));
    return receipt?.code ?? receipt?.status;
  };

  it('[CELL2] is what the head saw: an action that came before it unseen leaves the month recorded', async () => {
    const cell = freshCell();
    const seen = await recorded(cell);
    await recorded(cell);
    expect(await sent(phoneOf(head), cell, [seen])).toBe('APPLIED');
    expect(await statusOf(cell)).toBe('RECORDED');
  });

  it('[CELL2] in the version they saw: what a recorder changed meanwhile leaves it recorded too', async () => {
    const cell = freshCell();
    const seen = await recorded(cell);
    await change(seen, phoneOf(recorder));
    expect(await sent(phoneOf(head), cell, [seen])).toBe('APPLIED');
    expect(await statusOf(cell)).toBe('RECORDED');
  });

  it('[CELL2] counts the head’s own records, changes and photos, sent along with it', async () => {
    const cell = freshCell();
    const phone = phoneOf(head);
    const theirs = await recorded(cell);
    const photo = await aPhoto('teal');
    const attach = (actionId: string) => phone.send(anOrder('attachPhoto', announced(actionId, photo)));
    const own = await recorded(cell, phone);
    await attach(own.actionId);
    await change(theirs, phone);
    await attach(theirs.actionId);
    expect(await sent(phone, cell, [theirs, { ...own, version: 0 }])).toBe('APPLIED');
    expect(await statusOf(cell)).toBe('SUBMITTED');
  });

  it.each([
    ['photo', (actionId: string, it: Photo) => anOrder('attachPhoto', announced(actionId, it))],
    ['file', (actionId: string, it: Photo) => anOrder('attachFile', announcedFile(actionId, it))],
  ])(
    '[CELL2] counts them also after a %s of the recorder’s that the head had seen, and not after one unseen',
    async (_, attach) => {
      const [seenOne, unseenOne] = [freshCell(), freshCell()];
      const photo = await aPhoto('olive');
      const versionOf = async (id: string) => {
        const [row] = await town.house.database
          .fork()
          .execute<{ version: number }[]>('select version from publicity_action where id = ?', [id]);
        return row?.version ?? 0;
      };
      const phone = phoneOf(head);
      for (const cell of [seenOne, unseenOne]) {
        const action = await recorded(cell);
        await phoneOf(recorder).send(attach(action.actionId, photo));
        const version = cell === seenOne ? await versionOf(action.actionId) : action.version;
        await change({ actionId: action.actionId, version }, phone);
        expect(await sent(phone, cell, [{ actionId: action.actionId, version }])).toBe('APPLIED');
      }
      expect(await statusOf(seenOne)).toBe('SUBMITTED');
      expect(await statusOf(unseenOne)).toBe('RECORDED');
    },
  );

  it('[CELL2] [PHOTO5] counts them also after others only laid the photos in another order, and not after another caption', async () => {
    const photo = await aPhoto('maroon');
    const submittedAfter = async (edit: object) => {
      const cell = freshCell();
      const { actionId } = await recorded(cell);
      const attach = anOrder('attachPhoto', announced(actionId, photo));
      const [attached] = await phoneOf(recorder).send(attach);
      const seen = { actionId, version: attached?.version ?? 0 };
      const edited = anOrder('changePhoto', { actionId, ...edit }, { entityId: attach.entityId });
      expect(await phoneOf(recorder).send(edited)).toMatchObject([{ status: 'APPLIED' }]);
      const phone = phoneOf(head);
      await change(seen, phone);
      expect(await sent(phone, cell, [seen])).toBe('APPLIED');
      return statusOf(cell);
    };
    expect(await submittedAfter({ position: 3 })).toBe('SUBMITTED');
    expect(await submittedAfter({ caption: 'ป้ายหน้าตลาด', position: 3 })).toBe('RECORDED');
  });

  it('[CELL2] [S6] phones that name nothing mean all that stands', async () => {
    const { measureId, unitId, month } = freshCell();
    await recorded({ measureId, unitId, month });
    await phoneOf(head).push(phoneOf(head).numbered(anOrder('submitMonth', { measureId, unitId, month })), {
      schema: 1,
    });
    expect(await statusOf({ measureId, unitId, month })).toBe('SUBMITTED');
  });

  it('[CELL2] is in that month: what the system does not have is refused, and said to be mended first', async () => {
    const [cell, other] = [freshCell(), freshCell()];
    const seen = await recorded(cell);
    const elsewhere = await recorded(other);
    const phone = phoneOf(head);
    expect(await sent(phone, cell, [seen, { actionId: uuidv7(), version: 0 }])).toBe(
      'SUBMISSION_COVERS_UNKNOWN',
    );
    expect(await sent(phone, cell, [seen, elsewhere])).toBe('SUBMISSION_COVERS_UNKNOWN');
    expect(await sent(phone, cell, [])).toBe('NOTHING_TO_SUBMIT');
    expect(await statusOf(cell)).toBe('RECORDED');
  });
});

describe('a note', () => {
  it('[CELL6] answers in words, stands among the deeds, and changes nothing', async () => {
    const cell = freshCell();
    await submitted(cell);
    await sendBack(executive, cell, { note: 'ขอภาพป้ายหน้าตลาด' });
    expect(codes(await writeNote(recorder, cell, { note: ' ' }))).toEqual(['REASON_MISSING']);
    expect(codes(await writeNote(recorder, cell, { note: 'ป้ายหน้าตลาดถูกพายุพัดเสียหาย' }))).toEqual([]);
    expect(codes(await writeNote(executive, cell, { note: 'ใช้ภาพอื่นแทนได้' }))).toEqual([]);
    expect(await statusOf(cell)).toBe('RETURNED');
    const { publicityLogs } = await head.gql<{ publicityLogs: { nodes: { deeds: object[] }[] } }>(`{
      publicityLogs(agency: "${SLUG}", filter: { measureId: "${cell.measureId}", from: "${cell.month}", until: "${cell.month}", unitId: "${cell.unitId}" }) {
        nodes { deeds { deed by note } }
      }
    }`);
    expect(publicityLogs.nodes[0]?.deeds.slice(1)).toEqual([
      { deed: 'RETURN', by: 'วิชัย รุ่งเรือง', note: 'ขอภาพป้ายหน้าตลาด' },
      { deed: 'NOTE', by: 'สมหญิง ใจดี', note: 'ป้ายหน้าตลาดถูกพายุพัดเสียหาย' },
      { deed: 'NOTE', by: 'วิชัย รุ่งเรือง', note: 'ใช้ภาพอื่นแทนได้' },
    ]);
  });

  it('[MAY2] [CELL6] stays with those who may read the month: recorders elsewhere neither write nor read it', async () => {
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE), month: FEBRUARY };
    const elsewhere = await hire(town, 'recorderelsewhere', [
      { role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) },
    ]);
    expect(codes(await writeNote(elsewhere, cell, { note: 'ข้อความ' }))).toEqual(['OTHER_UNIT']);
    await writeNote(head, cell, { note: 'อ่านในหน่วย' });
    const [page] = await phoneOf(elsewhere).pull();
    expect(JSON.stringify(page)).not.toContain('อ่านในหน่วย');
  });
});
