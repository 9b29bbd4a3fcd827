import { beforeEach, describe, expect, it } from 'vitest';
import { Act } from './act.ts';
import { DraftElsewhere, endDraft, keepDraft, placeOf, type DraftHold } from './drafts.ts';
import { save } from './save.ts';
import { PhoneDied } from './testing/memory-storage.ts';
import { ModelServer } from './testing/model-server.ts';
import { FEBRUARY, Phone } from './testing/phone.ts';

const KEY = 'record ข้อ ๗';
let phone: Phone;
beforeEach(() => (phone = new Phone(new ModelServer())));

const holdOf = (form: string, kept: string | null = null): DraftHold => ({ place: placeOf(KEY, form), kept });
/** As it holds what it has kept itself. */
const keeping = (form: string): DraftHold => holdOf(form, placeOf(KEY, form));
const kept = (): unknown[] => [...phone.storage.stores.drafts.values()].map(({ value }) => value);
const submit = (draft: DraftHold, act = new Act(phone.ids)): Promise<void> => {
  const command = { kind: 'submitMonth' as const, entityId: act.idOf('deed'), payload: FEBRUARY };
  return save(phone, [command], { draft, act });
};

describe('[C1] a form that stands open in two tabs', () => {
  it('is kept for each of them, and one that is saved or emptied leaves the other’s', async () => {
    await keepDraft(phone, holdOf('installed'), 'a photo');
    await keepDraft(phone, holdOf('browser'), 'a word');
    await keepDraft(phone, keeping('browser'), 'two words');
    expect(kept()).toEqual(['a photo', 'two words']);
    await submit(keeping('browser'));
    expect(kept()).toEqual(['a photo']);
    await keepDraft(phone, holdOf('third'), 'a word');
    await phone.storage.write((tx) => endDraft(tx, keeping('third')));
    expect(kept()).toEqual(['a photo']);
  });

  it('lies in one place, once the one that brought it back has kept it', async () => {
    await keepDraft(phone, holdOf('killed'), 'a photo');
    await keepDraft(phone, holdOf('browser', placeOf(KEY, 'killed')), 'a photo and a word');
    expect(kept()).toEqual(['a photo and a word']);
  });

  it('is not saved a second time unasked when the other has saved what both brought back', async () => {
    await keepDraft(phone, holdOf('killed'), 'a photo');
    await submit(holdOf('installed', placeOf(KEY, 'killed')));
    await expect(submit(holdOf('browser', placeOf(KEY, 'killed')))).rejects.toThrow(DraftElsewhere);
    expect([kept(), phone.state.ops.length]).toEqual([[], 1]);
  });

  it('is not saved a second time either when the other has brought it back and kept more', async () => {
    await keepDraft(phone, holdOf('browser'), 'a photo');
    await keepDraft(phone, holdOf('installed', placeOf(KEY, 'browser')), 'a photo and a word');
    await expect(submit(keeping('browser'))).rejects.toThrow(DraftElsewhere);
    expect(kept()).toEqual(['a photo and a word']);
    expect(phone.state.ops).toEqual([]);
  });

  it('takes a save that failed and happened all the same for its own', async () => {
    const act = new Act(phone.ids);
    await keepDraft(phone, holdOf('browser'), 'a photo');
    phone.storage.nextWrite = 'DIES_AFTER_COMMIT';
    await expect(submit(keeping('browser'), act)).rejects.toThrow(PhoneDied);
    await submit(keeping('browser'), act);
    expect(phone.state.ops).toHaveLength(1);
  });
});

it('[C1] asks the store nothing before it writes: a page that goes right then waits for no answer', async () => {
  let asked = 0;
  const { write } = phone.storage;
  phone.storage.write = (work) =>
    write.call(phone.storage, (tx) => {
      const ask = <T>(answer: Promise<T>): Promise<T> => ((asked += 1), answer);
      const { get, keys } = tx.drafts;
      const drafts = { ...tx.drafts, get: (id: string) => ask(get(id)), keys: (id: string) => ask(keys(id)) };
      return work({ ...tx, drafts });
    }) as never;
  await keepDraft(phone, holdOf('browser', placeOf(KEY, 'killed')), 'a photo');
  expect([kept(), asked]).toEqual([['a photo'], 0]);
});

it('a draft that an earlier version of the app has kept ends with the save of the form that brought it back', async () => {
  const savedAt = '2023-02-14T03:00:00.000Z';
  await phone.storage.write((tx) => tx.drafts.put({ key: KEY, value: 'a photo', savedAt }));
  expect(await phone.storage.read((tx) => tx.drafts.keys(KEY))).toEqual([KEY]);
  await submit(holdOf('browser', KEY));
  expect(kept()).toEqual([]);
});
