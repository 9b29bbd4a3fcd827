/** Sending photos' bytes, after the operation that names them is applied. Each photo waits for itself alone (C7). */
import { backoffMs } from './backoff.ts';
import type { Pass } from './drain.ts';
import type { Upload } from './model.ts';
import { attachedHash } from './model.ts';
import type { BlobOutcome, Ports, Transaction } from './ports.ts';
import { isStored } from './upkeep.ts';

/** Failures in a row after which the fault is the network's rather than one photo's. */
const MAX_FAILURES = 3;
/** Refusals of the same bytes after which a person must look. */
const MAX_TRIES = 3;

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

/** The instant at which the next waiting photo may be tried; null when none waits. */
export function nextPhotoAt(uploads: readonly Upload[]): Date | null {
  const instants = uploads.filter((upload) => isOpen(upload)).map(({ notBefore }) => notBefore ?? '');
  const first = instants.sort()[0];
  return first === undefined ? null : new Date(first === '' ? 0 : first);
}

function nextDue({ storage, clock }: Ports): Promise<Upload | undefined> {
  const now = clock.now().toISOString();
  return storage.read(async (tx) => {
    const named = await appliedHashes(tx);
    const due = (await tx.uploads.all()).filter(
      (upload) => isOpen(upload) && named.has(upload.sha256) && (upload.notBefore ?? '') <= now,
    );
    return due.sort((a, b) => a.tries - b.tries || (a.savedAt < b.savedAt ? -1 : 1))[0];
  });
}

function isOpen(upload: Upload): boolean {
  return !isStored(upload) && upload.code === null;
}

async function appliedHashes(tx: Transaction): Promise<Set<string>> {
  const hashes = (await tx.acknowledged.all()).map(({ op }) => attachedHash(op));
  return new Set(hashes.filter((hash) => hash !== null));
}

/** Bytes that may have arrived before are asked after first. */
async function sendBytes(ports: Ports, { sha256, tries, missing }: Upload): Promise<BlobOutcome> {
  ports.onSending?.('PHOTOS', [sha256]);
  try {
    const known = tries > 0 && !missing ? await ports.network.headBlob(sha256) : { kind: 'MISSING' as const };
    if (known.kind !== 'MISSING') return known;
    const blob = await ports.storage.read((tx) => tx.blobs.get(sha256));
    if (!blob) return { kind: 'REFUSED', code: 'PHOTO_UNREADABLE', final: true };
    return await ports.network.putBlob(sha256, blob.bytes);
  } finally {
    ports.onSending?.('PHOTOS', []);
  }
}

async function note({ storage, clock, random }: Ports, sent: Upload, outcome: BlobOutcome): Promise<void> {
  const now = clock.now();
  await storage.write(async (tx) => {
    const upload = await tx.uploads.get(sent.sha256);
    if (!upload) return;
    if (outcome.kind === 'STORED')
      return tx.uploads.put({ ...upload, storedAt: now.toISOString(), missing: false });
    const tries = upload.tries + 1;
    const retryAfterMs = outcome.kind === 'RETRY' ? outcome.retryAfterMs : null;
    const notBefore = new Date(now.getTime() + backoffMs(tries, random, retryAfterMs)).toISOString();
    await tx.uploads.put({ ...upload, tries, notBefore, code: codeOf(outcome, tries) });
  });
}

function codeOf(outcome: BlobOutcome, tries: number): string | null {
  if (outcome.kind !== 'REFUSED') return null;
  return outcome.final || tries >= MAX_TRIES ? outcome.code : null;
}
