import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { anAction, check, record, sendBack, stateNothing, submit } from '../testing/deeds.ts';
import { change, codes, financeMonths, type Seen } from '../testing/finance-months.ts';
import { FINANCE, PUBLIC_WORKS } from '../testing/places.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { issueToken } from '../testing/tokens.ts';

const { town, places, recorder, head, executive, freshCell, recorded, onBoard } = await financeMonths();
afterAll(() => town.stop());

const withdraw = ({ actionId, version }: Seen) =>
  phoneOf(recorder).send(
    anOrder('withdrawAction', { reason: 'บันทึกซ้ำ' }, { entityId: actionId, baseVersion: version }),
  );

describe('submitting a month', () => {
  it('[CELL2] says that exactly what stands is complete', async () => {
    const cell = freshCell();
    const covered = [await recorded(cell), await recorded(cell)];
    await withdraw(await recorded(cell));
    const { deed, userErrors } = await submit(head, cell);
    expect(userErrors).toEqual([]);
    expect(deed?.covered.toSorted((a, b) => a.version - b.version)).toEqual(covered);
    expect(await onBoard(cell)).toMatchObject({ status: 'SUBMITTED', actionCount: 2 });
  });

  it('[CELL2] is open again when one of several submitted actions is withdrawn', async () => {
    const cell = freshCell();
    const first = await recorded(cell);
    await recorded(cell);
    await submit(head, cell);
    await withdraw(first);
    expect(await onBoard(cell)).toMatchObject({ status: 'RECORDED', actionCount: 1 });
    await submit(head, cell);
    expect(await onBoard(cell)).toMatchObject({ status: 'SUBMITTED' });
  });

  it('[CELL2] is open again when something is added or changed', async () => {
    const [added, changed] = [freshCell(), freshCell()];
    await recorded(added);
    const action = await recorded(changed);
    for (const cell of [added, changed]) await submit(head, cell);
    await recorded(added);
    await change(action, phoneOf(recorder));
    for (const cell of [added, changed]) expect(await onBoard(cell)).toMatchObject({ status: 'RECORDED' });
  });

  it('[MAY2] is for the head of that unit', async () => {
    const cell = freshCell();
    await recorded(cell);
    expect(codes(await submit(recorder, cell))).toEqual(['NOT_ALLOWED']);
    expect(codes(await submit(executive, cell))).toEqual(['NOT_ALLOWED']);
    const elsewhere = await hire(town, 'headofworks', [{ role: 'HEAD', unitId: places.unit(PUBLIC_WORKS) }]);
    expect(codes(await submit(elsewhere, cell))).toEqual(['OTHER_UNIT']);
  });

  it('[CELL3] of which nothing stands is refused', async () => {
    const cell = freshCell();
    expect(codes(await submit(head, cell))).toEqual(['NOTHING_TO_SUBMIT']);
    await withdraw(await recorded(cell));
    expect(codes(await submit(head, cell))).toEqual(['NOTHING_TO_SUBMIT']);
    expect(codes(await submit(head, { ...cell, measureId: places.measure('O25') }))).toEqual([
      'MEASURE_NOT_OWNED',
    ]);
  });
});

describe('stating that there is nothing to report', () => {
  it('[CELL3] takes a reason, and stands while nothing is recorded', async () => {
    const cell = freshCell();
    expect(codes(await stateNothing(head, cell, { reason: ' ' }))).toEqual(['REASON_MISSING']);
    expect(codes(await stateNothing(head, cell, { reason: 'ยังไม่มีงบประมาณ' }))).toEqual([]);
    expect(await onBoard(cell)).toMatchObject({ status: 'NOTHING_TO_REPORT' });
    await recorded(cell);
    expect(await onBoard(cell)).toMatchObject({ status: 'RECORDED' });
    expect(codes(await stateNothing(head, cell, { reason: 'ยังไม่มีงบประมาณ' }))).toEqual(['HAS_ACTIONS']);
  });
});

describe('sending a month back', () => {
  it('[CELL2] takes a note, and stands until something is mended', async () => {
    const cell = freshCell();
    const action = await recorded(cell);
    await submit(head, cell);
    expect(codes(await sendBack(executive, cell, { note: '' }))).toEqual(['REASON_MISSING']);
    expect(codes(await sendBack(executive, cell, { note: 'ขอภาพให้ชัดกว่านี้' }))).toEqual([]);
    expect(await onBoard(cell)).toMatchObject({ status: 'RETURNED' });
    await change(action, phoneOf(recorder));
    expect(await onBoard(cell)).toMatchObject({ status: 'RECORDED' });
  });

  it('[CELL2] is also how a month nobody recorded is asked for', async () => {
    const cell = freshCell();
    expect(codes(await sendBack(executive, cell, { note: 'ยังไม่ได้รับรายงาน' }))).toEqual([]);
    expect(await onBoard(cell)).toMatchObject({ status: 'RETURNED', actionCount: 0 });
  });

  it('[MAY2] is for executives and the unit’s head', async () => {
    const cell = freshCell();
    expect(codes(await sendBack(recorder, cell, { note: 'x' }))).toEqual(['NOT_ALLOWED']);
    expect(codes(await sendBack(head, cell, { note: 'เพิ่มจำนวน' }))).toEqual([]);
  });
});

describe('checking a month', () => {
  it('[CHECK1] covers exactly what was seen, and says when that is no longer what there is', async () => {
    const cell = freshCell();
    const covered = [await recorded(cell)];
    await submit(head, cell);
    expect((await check(executive, cell, { covered })).deed?.covered).toEqual(covered);
    expect(await onBoard(cell)).toMatchObject({ status: 'CHECKED', changedSinceCheck: false });
    const [receipt] = await change(covered[0] ?? { actionId: '', version: 0 }, phoneOf(recorder));
    expect(await onBoard(cell)).toMatchObject({ status: 'RECORDED', changedSinceCheck: true });
    await check(executive, cell, { covered: [{ ...covered[0], version: receipt?.version }] });
    expect(await onBoard(cell)).toMatchObject({ status: 'CHECKED', changedSinceCheck: false });
  });

  it('[CHECK1] leaves aside what the executive had not seen yet', async () => {
    const cell = freshCell();
    const seen = await recorded(cell);
    await recorded(cell);
    await submit(head, cell);
    await check(executive, cell, { covered: [seen] });
    expect(await onBoard(cell)).toMatchObject({ status: 'SUBMITTED', changedSinceCheck: true });
  });

  it('[CHECK1] names only records of that month, in versions there were', async () => {
    const [cell, other] = [freshCell(), freshCell()];
    const action = await recorded(cell);
    const elsewhere = await recorded(other);
    for (const wrong of [
      { ...action, version: action.version + 1 },
      elsewhere,
      { actionId: uuidv7(), version: 1 },
    ]) {
      expect(codes(await check(executive, cell, { covered: [wrong] }))).toEqual(['CHECK_COVERS_UNKNOWN']);
    }
  });

  it('[CELL3] of silence is no check; of a statement it is one', async () => {
    const cell = freshCell();
    expect(codes(await check(executive, cell, { covered: [] }))).toEqual(['NOTHING_TO_CHECK']);
    await stateNothing(head, cell, { reason: 'ยังไม่มีงบประมาณ' });
    expect(codes(await check(executive, cell, { covered: [] }))).toEqual([]);
    expect(await onBoard(cell)).toMatchObject({ status: 'CHECKED' });
  });

  it('[CELL3] of the same statement by two executives counts twice, and sent again once', async () => {
    const cell = freshCell();
    const deputy = await hire(town, 'deputy', [{ role: 'EXECUTIVE' }]);
    await stateNothing(head, cell, { reason: 'ยังไม่มีงบประมาณ' });
    const input = { id: uuidv7(), covered: [] };
    const first = await check(executive, cell, input);
    expect(codes(await check(deputy, cell, { covered: [] }))).toEqual([]);
    expect(await onBoard(cell)).toMatchObject({ status: 'CHECKED' });
    await recorded(cell);
    await submit(head, cell);
    expect(await check(executive, cell, input), '[LOG1]').toEqual(first);
  });

  it('[MAY2] is for executives, and never of one’s own record', async () => {
    const cell = freshCell();
    const covered = [await recorded(cell)];
    for (const client of [recorder, head, await town.as('coordinator'), await town.as('auditor')]) {
      expect(codes(await check(client, cell, { covered }))).toEqual(['NOT_ALLOWED']);
    }
    const clerk = await hire(town, 'clerk', [
      { role: 'EXECUTIVE' },
      { role: 'RECORDER', unitId: places.unit(FINANCE) },
    ]);
    expect(codes(await check(clerk, cell, { covered }))).toEqual([]);
    const own = await recorded(cell, phoneOf(clerk));
    expect(codes(await check(clerk, cell, { covered: [...covered, own] }))).toEqual(['OWN_RECORD']);
    expect(codes(await check(clerk, cell, { covered }))).toEqual(['OWN_RECORD']);
  });
});

describe('[MAY2] a check of what a token recorded', () => {
  it('is for others than who issued it', async () => {
    const cell = freshCell();
    const both = await hire(town, 'both', [{ role: 'EXECUTIVE' }, { role: 'COORDINATOR' }]);
    const { secret } = await issueToken(both, ['WRITE_LOGS']);
    const action = anAction(cell, { day: `${cell.month}-14` });
    expect((await record(town.asThirdParty(secret ?? ''), action)).userErrors).toEqual([]);
    const rows = (await phoneOf(executive).pull()).flatMap((page) => page.rows);
    const version = rows.find(({ id }) => id === action.id)?.version ?? 0;
    const covered = [{ actionId: action.id, version }];
    expect(codes(await check(both, cell, { covered }))).toEqual(['OWN_RECORD']);
    expect(codes(await check(executive, cell, { covered }))).toEqual([]);
  });
});

describe('a month’s deeds', () => {
  it('[LOG1] sent again are the same; with other words under the same id they are refused', async () => {
    const cell = freshCell();
    const input = { id: uuidv7(), note: 'ขอภาพ' };
    const first = await sendBack(executive, cell, input);
    expect(await sendBack(executive, cell, input)).toEqual(first);
    expect(codes(await sendBack(executive, cell, { ...input, note: 'ขอจำนวน' }))).toEqual(['ID_TAKEN']);
    expect(codes(await sendBack(executive, { ...cell, month: '2023-03' }, input))).toEqual(['ID_TAKEN']);
    expect(codes(await sendBack(executive, cell, { ...input, id: 'deed-1' }))).toEqual(['FIELD_WRONG']);
  });

  it('[LOG3] stay in the history, oldest first, with who did them', async () => {
    const cell = freshCell();
    const covered = [await recorded(cell)];
    await submit(head, cell);
    await sendBack(executive, cell, { note: 'ขอจำนวนแผ่นพับ' });
    await submit(head, cell);
    await check(executive, cell, { covered });
    const { publicityLogs } = await recorder.gql<{ publicityLogs: { nodes: object[] } }>(`{
      publicityLogs(agency: "${SLUG}", filter: { measureId: "${cell.measureId}", from: "${cell.month}", until: "${cell.month}" }) {
        nodes { status deeds { deed by note } }
      }
    }`);
    expect(publicityLogs.nodes).toEqual([
      {
        status: 'CHECKED',
        deeds: [
          { deed: 'SUBMISSION', by: 'ประเสริฐ มั่นคง', note: null },
          { deed: 'RETURN', by: 'วิชัย รุ่งเรือง', note: 'ขอจำนวนแผ่นพับ' },
          { deed: 'SUBMISSION', by: 'ประเสริฐ มั่นคง', note: null },
          { deed: 'CHECK', by: 'วิชัย รุ่งเรือง', note: null },
        ],
      },
    ]);
  });

  it('a month long past still takes them', async () => {
    const cell = { ...freshCell(), month: '2022-10' };
    await record(recorder, anAction(cell, { day: '2022-10-31' }));
    expect(codes(await submit(head, cell))).toEqual([]);
  });
});
