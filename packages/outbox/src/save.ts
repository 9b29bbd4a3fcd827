/** Saving: the command, its photos' bytes, its place in the line and the used-up draft, at once (C1). */
import type { AttachPhotoPayload, Operation, OperationKind } from '@prongsai/contract';
import type { ChosenFile, Command, PhotoBytes, ShrunkPhoto } from './model.ts';
import { Act } from './act.ts';
import { endDraft, ensureHere, type DraftHold } from './drafts.ts';
import type { Ports, Transaction } from './ports.ts';
import { enqueue, unknownOf, type Entry } from './queue.ts';
import { withRoom } from './room.ts';

export interface SaveOptions {
  photos?: readonly PhotoBytes[];
  /** The draft that this save finishes. */
  draft?: DraftHold;
  /** Whose ids it takes: the same for each try. */
  act?: Act;
}

/**
 * "Saved on this phone" may be said when this resolves, and not before. When the phone is full, bytes the server
 * already holds make room first. Throws StorageFull when that is not enough, and DraftElsewhere when another form has
 * ended the draft or brought it back: then nothing was saved.
 */
export async function save(
  ports: Ports,
  commands: readonly Command[],
  options: SaveOptions = {},
): Promise<void> {
  const clientTime = ports.clock.now().toISOString();
  const { photos = [], draft, act = new Act(ports.ids) } = options;
  const entries = commands.map((command) => ({
    command,
    ticket: { opId: act.idOf(JSON.stringify(command)), clientTime },
  }));
  await withRoom(ports, async (tx) => {
    const left = act.isFirstTry() ? entries : await leftOf(tx, entries);
    const isNews = left.length > 0;
    await Promise.all([
      // What went through at an earlier try has ended its draft itself.
      draft && left.length === entries.length && ensureHere(tx, draft),
      isNews && enqueue(tx, ports.ids, left, true),
      ...photos.map((photo) => isNews && keepPhoto(tx, photo, clientTime)),
      draft && endDraft(tx, draft),
    ]);
  });
}

/** What of an earlier try is not here, though nobody could say so; what is here in other words is changed. */
async function leftOf(tx: Transaction, entries: readonly Entry[]): Promise<Entry[]> {
  const left = await unknownOf(tx, entries);
  const here = [...(await tx.acknowledged.all()).map(({ op }) => op), ...(await tx.ops.all())];
  return left.map(({ command, ticket }) => ({ command: asChange(command, here), ticket }));
}

const CHANGED_BY: Partial<Record<OperationKind, OperationKind>> = {
  recordAction: 'changeAction',
  attachPhoto: 'changePhoto',
};

function asChange(command: Command, here: readonly Operation[]): Command {
  const { entityId } = command;
  const kind = CHANGED_BY[command.kind];
  const made = here.find((op) => op.kind === command.kind && op.entityId === entityId);
  if (!kind || !made) return command;
  const before: Record<string, unknown> = { ...made.payload, actionId: null };
  const told = Object.entries(command.payload).filter(
    ([field, value]) => field !== 'month' && value !== before[field],
  );
  return { kind, entityId, payload: Object.fromEntries(told) };
}

/** The commands that attach `photos` to an action, each under an id of its own, from the place `first` on (PHOTO5). */
export function attachCommands(
  ports: Pick<Ports, 'ids'>,
  actionId: string,
  photos: readonly ShrunkPhoto[],
  first = 0,
  act = new Act(ports.ids),
): Command[] {
  return photos.map(({ sha256, sourceSha256, width, height, caption = null, bytes }, index) => {
    const size = bytes.byteLength;
    const position = first + index;
    const about = { actionId, sha256, sourceSha256, bytes: size, width, height, caption, position };
    const entityId = act.idOf(`${actionId} ${sha256}`);
    return { kind: 'attachPhoto', entityId, payload: about satisfies AttachPhotoPayload };
  });
}

/** The commands that attach documents to an action. */
export function attachFileCommands(
  ports: Pick<Ports, 'ids'>,
  actionId: string,
  files: readonly ChosenFile[],
  act = new Act(ports.ids),
): Command[] {
  return files.map(({ sha256, name, bytes }) => ({
    kind: 'attachFile',
    entityId: act.idOf(`${actionId} ${sha256}`),
    payload: { actionId, sha256, bytes: bytes.byteLength, name },
  }));
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
