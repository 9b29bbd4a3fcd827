/** Saving: the command, its photos' bytes, its place in the line and the used-up draft, at once (C1). */
import type { AttachPhotoPayload } from '@prongsai/contract';
import type { ChosenFile, Command, Draft, PhotoBytes, ShrunkPhoto } from './model.ts';
import type { Ports, Transaction } from './ports.ts';
import { enqueue, entriesOf } from './queue.ts';
import { withRoom } from './upkeep.ts';

export interface SaveOptions {
  photos?: readonly PhotoBytes[];
  /** Key of the draft that this save finishes. */
  draft?: string;
}

/**
 * "Saved on this phone" may be said when this resolves, and not before. When the phone is full, bytes the server
 * already holds make room first. Throws StorageFull when that is not enough: then nothing was saved.
 */
export async function save(
  ports: Ports,
  commands: readonly Command[],
  options: SaveOptions = {},
): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const entries = entriesOf(ports.ids, commands, clientTime);
  const { photos = [], draft } = options;
  let tries = 0;
  await withRoom(ports, (tx) =>
    Promise.all([
      enqueue(tx, ports.ids, entries, (tries += 1) === 1),
      ...photos.map((photo) => keepPhoto(tx, photo, clientTime)),
      draft !== undefined && tx.drafts.delete(draft),
    ]),
  );
}

/** The commands that attach `photos` to an action, each under a new id, from the place `first` on (PHOTO5). */
export function attachCommands(
  ports: Ports,
  actionId: string,
  photos: readonly ShrunkPhoto[],
  first = 0,
): Command[] {
  return photos.map(({ sha256, sourceSha256, width, height, caption = null, bytes }, index) => {
    const size = bytes.byteLength;
    const position = first + index;
    const about = { actionId, sha256, sourceSha256, bytes: size, width, height, caption, position };
    return { kind: 'attachPhoto', entityId: ports.ids.next(), payload: about satisfies AttachPhotoPayload };
  });
}

/** The commands that attach documents to an action. */
export function attachFileCommands(ports: Ports, actionId: string, files: readonly ChosenFile[]): Command[] {
  return files.map(({ sha256, name, bytes }) => ({
    kind: 'attachFile',
    entityId: ports.ids.next(),
    payload: { actionId, sha256, bytes: bytes.byteLength, name },
  }));
}

/**
 * Keeps what a form holds, so that a page killed behind the camera loses nothing. A store that failed is written once
 * more, perhaps after the form was saved: `isWanted` is asked each time.
 */
export async function keepDraft(
  ports: Ports,
  key: string,
  value: unknown,
  isWanted = (): boolean => true,
): Promise<void> {
  const draft: Draft = { key, value, savedAt: ports.clock.now().toISOString() };
  await withRoom(ports, async (tx) => isWanted() && tx.drafts.put(draft));
}

/** The same bytes saved twice are one upload. */
export async function keepPhoto(tx: Transaction, photo: PhotoBytes, savedAt: string): Promise<void> {
  const { sha256, bytes, thumbnail } = photo;
  const [known] = await Promise.all([
    tx.uploads.get(sha256),
    tx.blobs.put({ sha256, bytes }),
    thumbnail && tx.thumbnails.put({ sha256, bytes: thumbnail }),
  ]);
  if (known) return;
  const upload = {
    sha256,
    size: bytes.byteLength,
    savedAt,
    tries: 0,
    notBefore: null,
    storedAt: null,
    missing: false,
    code: null,
  };
  await tx.uploads.put(upload);
}
