import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ids } from '#lib/device/ids.ts';
import { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { AddingEvidence } from './adding-evidence.svelte.ts';
import { PublicityLogs } from './publicity-logs.svelte.ts';

/** Photos are ready at once, but for one whose phone never has done with it. */
vi.mock('#lib/device/photo.ts', async (original) => ({
  ...(await original<typeof import('#lib/device/photo.ts')>()),
  preparePhoto: ({ name }: File) => (name === '' ? new Promise(() => undefined) : photo(Number(name))),
}));

const ACTION = { id: 'ติดประกาศ', photos: [], files: [] };
const photo = (number: number) => ({
  bytes: new Uint8Array([number]).buffer,
  thumbnail: null,
  sha256: String(number).padStart(64, '0'),
  sourceSha256: String(number).padStart(64, 'f'),
  width: 1600,
  height: 1200,
  takenOn: null,
});

let outbox: Outbox;
let logs: PublicityLogs;
beforeEach(() => {
  // A phone in the pocket: nothing is sent meanwhile.
  vi.stubGlobal('document', { visibilityState: 'hidden', documentElement: { lang: 'th' } });
  outbox = new Outbox(ids.next(), 'สมหญิง');
  logs = new PublicityLogs(outbox);
});
afterEach(() => {
  outbox.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const sheet = (): AddingEvidence => new AddingEvidence(logs, () => ACTION);
const numbersIn = ({ held: { photos } }: AddingEvidence): number[] =>
  photos.map(({ sha256 }) => Number(sha256));

/** A sheet that was closed, or killed behind the camera, with these photos in it. */
async function leftWith(...numbers: number[]): Promise<void> {
  const closed = sheet();
  closed.tray.restore(numbers.map(photo));
  await closed.draft.leave();
}

describe('photos chosen for an action', () => {
  it('come back when the sheet is opened again, beside what was chosen before they did', async () => {
    await leftWith(1, 2);
    const opened = sheet();
    opened.tray.restore([photo(3)]);
    await opened.draft.keep();
    expect(numbersIn(opened)).toEqual([1, 2, 3]);
    expect(opened.draft.recalled).toBe(true);
    const again = sheet();
    await again.draft.recall();
    expect(numbersIn(again)).toEqual([1, 2, 3]);
  });

  it('are there once, however often they are brought back', async () => {
    await leftWith(1);
    const opened = sheet();
    await opened.draft.recall();
    await opened.draft.recallAnew();
    expect(numbersIn(opened)).toEqual([1]);
  });

  it('do not come back once the person has taken them out', async () => {
    await leftWith(1);
    const opened = sheet();
    await opened.draft.recall();
    opened.tray.clear();
    await opened.draft.leave();
    const again = sheet();
    await again.draft.recall();
    expect(numbersIn(again)).toEqual([]);
  });

  it('[C1] stay kept while another is made ready in their place, which may kill the page', async () => {
    const opened = sheet();
    opened.tray.restore([photo(1), photo(2)]);
    const [tile] = opened.tray.tiles;
    void opened.tray.retake(tile?.key ?? 0, new File([], ''));
    opened.tray.caption(tile?.key ?? 0, 'ป้ายหน้าศาลา');
    expect(opened.tray.photos).toHaveLength(1);
    await opened.draft.keep();
    const again = sheet();
    await again.draft.recall();
    expect(numbersIn(again)).toEqual([1, 2]);
    expect(again.tray.photos[0]?.caption).toBe('ป้ายหน้าศาลา');
  });

  it('are gone once another is ready in their place', async () => {
    const opened = sheet();
    opened.tray.restore([photo(1), photo(2)]);
    await opened.tray.retake(opened.tray.tiles[0]?.key ?? 0, new File([], '3'));
    expect(numbersIn(opened)).toEqual([3, 2]);
  });

  it('are there once, also when they come back while another is made ready in their place', async () => {
    await leftWith(1);
    const opened = sheet();
    opened.tray.restore([photo(1)]);
    void opened.tray.retake(opened.tray.tiles[0]?.key ?? 0, new File([], ''));
    await opened.draft.recall();
    expect(opened.tray.tiles).toHaveLength(1);
  });

  it('are waited for by the sheet opened next, when they were still being read', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\n%%EOF').buffer;
    let arrive = (_: ArrayBuffer): void => undefined;
    const file = new File([bytes], 'มาช้า.pdf');
    file.arrayBuffer = () => new Promise((done) => (arrive = done));
    const closed = sheet();
    void closed.files.add([file]);
    const left = closed.draft.leave();
    const opened = sheet();
    const recalled = opened.draft.recall();
    await vi.waitFor(async () => expect(await logs.drafts.all(opened.draft.key)).toHaveLength(1));
    arrive(bytes);
    await Promise.all([left, recalled]);
    expect(opened.files.ready.map(({ name }) => name)).toEqual(['มาช้า.pdf']);
  });

  it('are not written over while the phone cannot read them', async () => {
    await leftWith(1);
    const opened = sheet();
    opened.tray.restore([photo(2)]);
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
      throw new DOMException('the store did not answer', 'DataError');
    });
    expect(await opened.draft.keep()).toBe(false);
    expect(await opened.draft.keep()).toBe(true);
    expect(numbersIn(opened)).toEqual([1, 2]);
  });

  it('are saved once, however often save is tapped, and are then no draft any more', async () => {
    const opened = sheet();
    opened.tray.restore([photo(1), photo(2)]);
    await opened.draft.keep();
    expect(await Promise.all([opened.save(), opened.save()])).toEqual([true, false]);
    expect(outbox.ops.map(({ kind }) => kind)).toEqual(['attachPhoto', 'attachPhoto']);
    await opened.draft.leave();
    const again = sheet();
    await again.draft.recall();
    expect(numbersIn(again)).toEqual([]);
  });

  it('that come back only at the tap on save are looked at first', async () => {
    await leftWith(1);
    const opened = sheet();
    opened.tray.restore([photo(2)]);
    expect(await opened.save()).toBe(false);
    expect(outbox.ops).toEqual([]);
    expect(await opened.save()).toBe(true);
    expect(outbox.ops).toHaveLength(2);
  });
});
