import type { Operation, SyncRow } from '@prongsai/contract';
import { describe, expect, it } from 'vitest';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone, photo } from './testing/phone.ts';
import { recordOf } from './model.ts';
import { attachFileCommands, save } from './save.ts';
import { baseRows, logIdOf, overlay, type Rows } from './view.ts';

const SOMCHAI = { id: 'somchai', name: 'สมชาย' };
function seenOn({ storage, state }: Phone): Rows {
  return overlay(baseRows(storage.stores.rows.values()), state.ops, SOMCHAI);
}

describe('what a person sees', () => {
  it('[C2] an unsent action stands in its month, whose log is made up until the server’s comes', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record();
    const before = seenOn(phone);
    const logId = logIdOf(before, FEBRUARY);
    expect(before.action.get(action)).toMatchObject({
      version: 0,
      local: true,
      data: { logId, recordedByName: 'สมชาย' },
    });
    expect(before.log.get(logId)?.data).toEqual(FEBRUARY);
    await phone.drain();
    const after = seenOn(phone);
    expect(after.log.size).toBe(1);
    expect(after.action.get(action)).toMatchObject({
      local: false,
      data: { logId: logIdOf(after, FEBRUARY) },
    });
  });

  it('[C2] a second action of the month joins the log that is there', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record();
    await phone.drain();
    await phone.record();
    await phone.record();
    const view = seenOn(phone);
    expect(view.log.size).toBe(1);
    expect(new Set([...view.action.values()].map(({ data }) => data.logId)).size).toBe(1);
  });

  it('[C2] the server’s rows are not touched', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({ what: 'เดิม' });
    await phone.drain();
    const base = baseRows(phone.storage.stores.rows.values());
    await phone.change(action, { what: 'ใหม่' });
    await save(phone, [{ kind: 'withdrawAction', entityId: action, payload: { reason: 'ซ้ำ' } }]);
    const view = overlay(base, phone.state.ops, SOMCHAI);
    expect(view.action.get(action)).toMatchObject({
      version: 2,
      local: true,
      data: { what: 'ใหม่', withdrawnReason: 'ซ้ำ', withdrawnAt: '2023-02-15T03:00:00.000Z' },
    });
    expect(base.action.get(action)?.data).toMatchObject({ what: 'เดิม', withdrawnAt: null });
  });

  it('[C2] [LOG3] an action that was withdrawn and brought back is as it was', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({ what: 'เดิม' });
    await phone.drain();
    await save(phone, [{ kind: 'withdrawAction', entityId: action, payload: { reason: 'ซ้ำ' } }]);
    await save(phone, [{ kind: 'restoreAction', entityId: action, payload: {} }]);
    expect(seenOn(phone).action.get(action)?.data).toMatchObject({
      what: 'เดิม',
      withdrawnAt: null,
      withdrawnReason: null,
    });
    expect(phone.state.ops.map(({ baseVersion }) => baseVersion)).toEqual([2, 2]);
  });

  it('[C2] [PHOTO2] photos, their withdrawal, and an original used before', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1)]);
    await phone.record({}, [photo(1), photo(2)]);
    const [first, second, third] = [...seenOn(phone).photo.values()];
    expect([first, second, third].map((row) => row?.data.usedBefore)).toEqual([false, true, false]);
    const copy = { ...photo(3), sourceSha256: photo(1).sha256 };
    await phone.record({}, [copy]);
    expect([...seenOn(phone).photo.values()].at(-1)?.data.usedBefore).toBe(true);
    await save(phone, [{ kind: 'withdrawPhoto', entityId: first?.id ?? '', payload: { reason: 'ผิดภาพ' } }]);
    expect(seenOn(phone).photo.get(first?.id ?? '')?.data.withdrawnAt).not.toBeNull();
  });

  it('[C2] [PHOTO6] a photo or file that was taken out is gone at once, and back at once', async () => {
    const phone = new Phone(new ModelServer());
    const actionId = await phone.record({}, [photo(1)]);
    const attached = attachFileCommands(phone, actionId, [{ ...photo(2), name: 'คำสั่ง.pdf' }]);
    await save(phone, attached, { photos: [photo(2)] });
    const [photoId = '', fileId = ''] = [seenOn(phone).photo, seenOn(phone).file].flatMap((rows) => [
      ...rows.keys(),
    ]);
    const gone = (): boolean[] =>
      [seenOn(phone).photo.get(photoId), seenOn(phone).file.get(fileId)].map(
        (row) => row?.data.withdrawnAt !== null,
      );
    expect(gone()).toEqual([false, false]);
    const payload = { actionId, reason: 'ผิดรายการ' };
    await save(phone, [
      { kind: 'withdrawPhoto', entityId: photoId, payload },
      { kind: 'withdrawFile', entityId: fileId, payload },
    ]);
    expect(gone()).toEqual([true, true]);
    expect(new Set(phone.state.ops.map(recordOf))).toEqual(new Set([actionId]));
    await save(phone, [
      { kind: 'restorePhoto', entityId: photoId, payload: { actionId } },
      { kind: 'restoreFile', entityId: fileId, payload: { actionId } },
    ]);
    expect(gone()).toEqual([false, false]);
  });

  it('[C2] [ACT1] a photo that one act shows for two measures is not used before, one of another act is', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({ measureId: 'ข้อ ๗' }, [photo(1)]);
    await phone.record({ measureId: 'ข้อ ๑๓' }, [photo(1)]);
    phone.time += 1;
    await phone.record({ measureId: 'ข้อ ๑๔' }, [photo(1)]);
    const flags = [...seenOn(phone).photo.values()].map(({ data }) => data.usedBefore);
    expect(flags).toEqual([false, false, true]);
  });

  it('[C2] [CELL2] the deeds of a month', async () => {
    const phone = new Phone(new ModelServer());
    const covered = [{ actionId: 'a', version: 3 }];
    await save(phone, [
      { kind: 'submitMonth', entityId: 'd1', payload: FEBRUARY },
      { kind: 'sendBack', entityId: 'd2', payload: { ...FEBRUARY, note: 'ขอภาพเพิ่ม' } },
      { kind: 'stateNothingToReport', entityId: 'd3', payload: { ...FEBRUARY, reason: 'น้ำท่วม' } },
      { kind: 'checkMonth', entityId: 'd4', payload: { ...FEBRUARY, covered } },
      { kind: 'submitMonth', entityId: 'd5', payload: { ...FEBRUARY, covered } },
      { kind: 'takeBackMonth', entityId: 'd6', payload: { ...FEBRUARY, deedId: 'd5' } },
      { kind: 'writeNote', entityId: 'd7', payload: { ...FEBRUARY, note: 'เพิ่มภาพให้แล้ว' } },
    ]);
    const view = seenOn(phone);
    const logId = logIdOf(view, FEBRUARY);
    expect(
      [...view.deed.values()].map(({ data }) => [data.deed, data.note, data.covered, data.logId]),
    ).toEqual([
      ['SUBMISSION', null, [], logId],
      ['RETURN', 'ขอภาพเพิ่ม', [], logId],
      ['NOTHING_TO_REPORT', 'น้ำท่วม', [], logId],
      ['CHECK', null, covered, logId],
      ['SUBMISSION', null, covered, logId],
      ['TAKE_BACK', null, [], logId],
      ['NOTE', 'เพิ่มภาพให้แล้ว', [], logId],
    ]);
  });

  it('[C2] a row the server already has is the server’s', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record();
    const { ops } = phone.state;
    await phone.drain();
    const base = baseRows(phone.storage.stores.rows.values());
    expect(overlay(base, ops, SOMCHAI).action.get(action)).toBe(base.action.get(action));
  });

  it('[S4] work on a row that is no longer to be seen has no effect', async () => {
    const phone = new Phone(new ModelServer());
    await phone.change('ไม่มีแล้ว', { what: 'ใหม่' });
    expect(seenOn(phone).action.size).toBe(0);
  });

  it('[C2] [C3] nothing flickers between the receipt and the row', async () => {
    const server = new ModelServer();
    const phone = new Phone(server);
    const action = await phone.record();
    server.rowsPerPage = 1;
    phone.network.faults = ['NONE', 'REQUEST_LOST'];
    await phone.drain();
    const { ops, acknowledged } = phone.state;
    const unseen = acknowledged.filter(({ settled }) => !settled).map(({ op }) => op);
    const rows: SyncRow[] = [...phone.storage.stores.rows.values()];
    expect(overlay(baseRows(rows), [...unseen, ...ops], SOMCHAI).action.has(action)).toBe(true);
    expect(ops).toEqual([]);
  });

  it('[S6] rows and operations of a newer release are passed over, and nothing else is', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record();
    const [op] = phone.state.ops;
    const video = { kind: 'video', id: 'v1', version: 1, data: { frames: 24 } } as unknown as SyncRow;
    const attachVideo = { ...op, opId: 'o2', kind: 'attachVideo' } as unknown as Operation;
    const view = overlay(baseRows([video]), [attachVideo, ...phone.state.ops], SOMCHAI);
    expect([...view.action.keys()]).toEqual([action]);
  });

  it('[C2] [INS2] an instruction, its answer and a mark of a month show as soon as they are saved', async () => {
    const phone = new Phone(new ModelServer());
    const { measureId, unitId, month } = FEBRUARY;
    const about = { unitId, personId: null, measureId, month };
    const given = { ...about, words: 'ขอภาพป้าย', dueDay: '2023-02-27' };
    await save(phone, [
      { kind: 'giveInstruction', entityId: 'one', payload: given },
      {
        kind: 'answerInstruction',
        entityId: 'two',
        payload: { instructionId: 'one', words: 'ทำแล้ว', answerActionId: null },
      },
      { kind: 'closeInstruction', entityId: 'three', payload: { instructionId: 'one', words: null } },
      { kind: 'callOnUnits', entityId: 'four', payload: { month, words: null } },
      { kind: 'closeMonth', entityId: 'five', payload: { month, exceptions: [] } },
      { kind: 'openMonth', entityId: 'six', payload: { month, words: 'ปิดผิดเดือน' } },
    ]);
    const view = seenOn(phone);
    const by = { byId: 'somchai', byName: 'สมชาย', at: '2023-02-15T03:00:00.000Z' };
    expect(view.instruction.get('one')).toMatchObject({ version: 0, local: true, data: { ...given, ...by } });
    const words = [...view.instructionWord.values()].map(({ data }) => [data.word, data.words]);
    expect(words).toEqual([
      ['ANSWER', 'ทำแล้ว'],
      ['CLOSE', null],
    ]);
    const marks = [...view.monthMark.values()].map(({ data }) => [data.mark, data.words, data.exceptions]);
    expect(marks).toEqual([
      ['CALL', null, []],
      ['CLOSE', null, []],
      ['OPEN', 'ปิดผิดเดือน', []],
    ]);
  });
});
