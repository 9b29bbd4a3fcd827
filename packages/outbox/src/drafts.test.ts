import { beforeEach, describe, expect, it } from 'vitest';
import { Act } from './act.ts';
import { DraftElsewhere, dropDraft, keepDraft, readDraft, type DraftHold } from './drafts.ts';
import { save } from './save.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone } from './testing/phone.ts';

const KEY = 'record ข้อ ๗';
let phone: Phone;
beforeEach(() => (phone = new Phone(new ModelServer())));

const holdOf = (form: string, read: string | null = null): DraftHold => ({ key: KEY, form, read });
const valueOf = async (): Promise<unknown> => (await readDraft(phone, KEY)).value;
const endedIs = (ended: boolean): unknown => expect.objectContaining(new DraftElsewhere(ended));
const submit = (draft: DraftHold, act = new Act(phone.ids)): Promise<void> => {
  const command = { kind: 'submitMonth' as const, entityId: act.idOf('deed'), payload: FEBRUARY };
  return save(phone, [command], { draft, act });
};

describe('[C1] a form that stands open in two tabs', () => {
  it('is not written over by the one that has not read what the other kept', async () => {
    await keepDraft(phone, holdOf('installed'), 'a photo');
    await expect(keepDraft(phone, holdOf('browser'), 'a word')).rejects.toEqual(endedIs(false));
    expect(await valueOf()).toBe('a photo');
  });

  it('is written over by the one that has read it, and by the one that wrote it', async () => {
    const installed = holdOf('installed');
    await Promise.all([keepDraft(phone, installed, 'a photo'), keepDraft(phone, installed, 'two photos')]);
    expect(await valueOf()).toBe('two photos');
    const { mark } = await readDraft(phone, KEY);
    await keepDraft(phone, holdOf('browser', mark), 'two photos and a word');
    expect(await valueOf()).toBe('two photos and a word');
  });

  it('keeps what the other kept when it is saved, or emptied', async () => {
    await keepDraft(phone, holdOf('installed'), 'a photo');
    await submit(holdOf('browser'));
    await dropDraft(phone, holdOf('browser'));
    expect(await valueOf()).toBe('a photo');
  });

  it('does not bring back what the other has saved, and is not saved a second time unasked', async () => {
    const mark = await keepDraft(phone, holdOf('killed'), 'a photo');
    await submit(holdOf('installed', mark));
    await expect(keepDraft(phone, holdOf('browser', mark), 'a photo')).rejects.toEqual(endedIs(true));
    await expect(submit(holdOf('browser', mark))).rejects.toThrow(DraftElsewhere);
    expect(await valueOf()).toBeUndefined();
    expect(phone.state.ops).toHaveLength(1);
  });

  it('is not saved a second time either when the other has brought it back and kept more', async () => {
    const mark = await keepDraft(phone, holdOf('browser'), 'a photo');
    await keepDraft(phone, holdOf('installed', mark), 'a photo and a word');
    await expect(submit(holdOf('browser', mark))).rejects.toEqual(endedIs(false));
    expect(await valueOf()).toBe('a photo and a word');
  });

  it('takes a save that failed and happened all the same for its own', async () => {
    const act = new Act(phone.ids);
    const draft = holdOf('browser', await keepDraft(phone, holdOf('browser'), 'a photo'));
    phone.storage.nextWrite = 'DIES_AFTER_COMMIT';
    await expect(submit(draft, act)).rejects.toThrow(PhoneDied);
    await submit(draft, act);
    expect(phone.state.ops).toHaveLength(1);
  });
});

describe('a draft that an earlier version of the app has kept', () => {
  const kept = { key: KEY, value: 'a photo', savedAt: '2023-02-14T03:00:00.000Z' };
  beforeEach(() => phone.storage.write((tx) => tx.drafts.put(kept)));

  it('comes back, and ends with the save', async () => {
    const { value, mark } = await readDraft(phone, KEY);
    expect(value).toBe('a photo');
    await submit(holdOf('browser', mark));
    expect(phone.storage.stores.drafts.size).toBe(0);
  });

  it('[C1] is not written over unread', async () => {
    await expect(keepDraft(phone, holdOf('browser'), 'a word')).rejects.toEqual(endedIs(false));
    expect(await valueOf()).toBe('a photo');
  });
});
