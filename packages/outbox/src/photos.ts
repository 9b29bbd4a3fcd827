/** Sending photos' bytes, after the operation that names them is applied. Each photo waits for itself alone (C7). */
import { backoffMs, isRested, restFrom } from './backoff.ts';
import type { Pass } from './drain.ts';
import type { StoredBytes, Upload } from './model.ts';
import { attachedHash } from './model.ts';
import type { BlobOutcome, Ports, Transaction } from './ports.ts';
import { unlessFull, withRoom } from './room.ts';
import { dropBytes, isOpen } from './uploads.ts';

/** Failures in a row after which the fault is the network's rather than one photo's. */
const MAX_FAILURES = 3;
/** Refusals of the same bytes after which a person must look. */
const MOST_REFUSALS = 3;

/** One pass over the photos that are due, least tried first. Throws only when the storage does. */
export async function drainPhotos(ports: Ports, isAwake: () => boolean = () => true): Promise<Pass> {
  let failures = 0;
  let progressed = false;
  while (isAwake()) {
    const upload = await nextDue(ports);
    if (!upload) return { end: { kind: 'DONE' }, progressed };
    const outcome = await sendBytes(ports, upload);
    if (outcome.kind === 'SIGNED_OUT') return { end: outcome, progressed };
    await note(ports, upload, outcome);
    progressed ||= outcome.kind === 'STORED';
    failures = outcome.kind === 'RETRY' ? failures + 1 : 0;
    if (failures >= MAX_FAILURES) return { end: { kind: 'RETRY', retryAfterMs: null }, progressed };
  }
  return { end: { kind: 'PAUSED' }, progressed };
}

/** The instant at which the next photo may be tried; null when none waits for itself alone. */
export async function nextPhotoAt({ storage }: Ports): Promise<Date | null> {
  const [first] = (await storage.read(waiting)).map(({ notBefore }) => notBefore ?? 0).sort();
  return first === undefined ? null : new Date(first);
}

async function nextDue({ storage, clock }: Ports): Promise<Upload | undefined> {
  const due = (await storage.read(waiting)).filter((upload) => isRested(upload, clock.now()));
  return due.sort((a, b) => a.tries - b.tries || (a.savedAt < b.savedAt ? -1 : 1))[0];
}

/** Those of applied operations, and those that the server waits for; the others go once their record has. */
async function waiting(tx: Transaction): Promise<Upload[]> {
  const named = await appliedHashes(tx);
  return (await tx.uploads.all()).filter(
    (upload) => isOpen(upload) && (upload.wanted || named.has(upload.sha256)),
  );
}

async function appliedHashes(tx: Transaction): Promise<Set<string>> {
  const hashes = (await tx.acknowledged.all()).map(({ op }) => attachedHash(op));
  return new Set(hashes.filter((hash) => hash !== null));
}

async function sendBytes(ports: Ports, upload: Upload): Promise<BlobOutcome> {
  const { sha256 } = upload;
  ports.onSending?.('PHOTOS', [sha256]);
  try {
    const known = await askedAfter(ports, upload);
    if (known.kind !== 'MISSING') return known;
    const blob = await ports.storage.read((tx) => tx.blobs.get(sha256));
    if (!blob) return { kind: 'REFUSED', code: 'PHOTO_UNREADABLE', final: true };
    await begin(ports, upload);
    const outcome = await put(ports, blob, known.offset);
    // An earlier try may still have been arriving: the server says where it ended.
    return outcome.kind === 'MISSING' ? await put(ports, blob, outcome.offset) : outcome;
  } finally {
    ports.onSending?.('PHOTOS', []);
  }
}

/** Bytes of which some may have arrived before are asked after first. */
async function askedAfter(
  { network }: Ports,
  { sha256, begun, tries, missing }: Upload,
): Promise<BlobOutcome> {
  const nothing = { kind: 'MISSING', offset: 0 } as const;
  const known = begun || tries > 0 ? await network.headBlob(sha256) : nothing;
  // A server that misses them in its records does not know it by their name.
  return missing && known.kind === 'STORED' ? nothing : known;
}

/** On a full phone it goes out all the same: only what has arrived makes room. */
async function begin(ports: Ports, { sha256, begun }: Upload): Promise<void> {
  if (!begun) await unlessFull(change(ports, sha256, () => ({ begun: true })));
}

function change(ports: Ports, sha256: string, to: (upload: Upload) => Partial<Upload>): Promise<void> {
  return withRoom(ports, async (tx) => {
    const upload = await tx.uploads.get(sha256);
    if (upload) await tx.uploads.put({ ...upload, ...to(upload) });
  });
}

/** What has arrived is not sent again; more than there is cannot have arrived. */
function put(
  { network, onProgress }: Ports,
  { sha256, bytes }: StoredBytes,
  offset: number,
): Promise<BlobOutcome> {
  const of = bytes.byteLength;
  const from = offset < of ? offset : 0;
  onProgress?.(sha256, from, of);
  return network.putBlob(sha256, bytes, { from, onProgress: (sent) => onProgress?.(sha256, sent, of) });
}

/** A phone too full to note that bytes are stored lets go of them at once. */
async function note(ports: Ports, { sha256 }: Upload, outcome: BlobOutcome): Promise<void> {
  const noting = change(ports, sha256, (upload) => outcomeOn(ports, upload, outcome));
  if (outcome.kind !== 'STORED') return noting;
  if (!(await unlessFull(noting))) await ports.storage.write((tx) => dropBytes(tx, sha256));
}

function outcomeOn({ clock, random }: Ports, upload: Upload, outcome: BlobOutcome): Partial<Upload> {
  const now = clock.now();
  if (outcome.kind === 'STORED') return { storedAt: now.toISOString(), missing: false };
  const tries = upload.tries + 1;
  const refusals = (upload.refusals ?? 0) + Number(outcome.kind === 'REFUSED');
  const retryAfterMs = outcome.kind === 'RETRY' ? outcome.retryAfterMs : null;
  const rest = restFrom(now, backoffMs(tries, random, retryAfterMs));
  const isFinal = outcome.kind === 'REFUSED' && (outcome.final || refusals >= MOST_REFUSALS);
  return { tries, refusals, ...rest, code: isFinal ? outcome.code : null };
}
