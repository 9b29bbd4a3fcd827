/** Taking a photo's bytes in: they go to the sender's part, and count once all of them are there and are right. */
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { RequestContext } from '../platform/context.ts';
import { ensure } from '../platform/problem.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Arrived, Part } from '../platform/upload-store.ts';
import type { Span } from './content-range.ts';
import { isHere, markStored } from './evidence.service.ts';
import { checkPdf } from './file-check.ts';
import type { BytesKind } from './held-bytes.entity.ts';
import { checkOutside, MOST_BYTES } from './photo-check.ts';

/** Room for what one sender has not finished; the oldest parts go first. */
const MOST_UNFINISHED_BYTES = 100 * 1024 * 1024;

/** `KEPT` is new to the agency, `KNOWN` is not; of `UNFINISHED` bytes the first `offset` are there. */
export type Receipt = { kind: 'KEPT' | 'KNOWN' } | { kind: 'UNFINISHED'; offset: number };

/** `kind`: what they say they send. */
export type Sender = Part & { readonly agencyId: string; readonly kind: BytesKind };

/** @throws Problem UPLOAD_ELSEWHERE, HASH_MISMATCH; PHOTO_TOO_LARGE or PHOTO_UNREADABLE, and of files the same */
export function receive(
  context: RequestContext,
  sender: Sender,
  body: Readable,
  span: Span,
): Promise<Receipt> {
  const { uploads, clock } = context;
  return uploads.alone(sender, async () => {
    if (span.isPart) {
      if (await isHere(context, sender.agencyId, sender.sha256)) return { kind: 'KNOWN' };
      const offset = await uploads.size(sender);
      ensure(span.from === offset, 'UPLOAD_ELSEWHERE', { offset });
    }
    if (span.from === 0) await uploads.makeRoom(sender.sender, MOST_UNFINISHED_BYTES);
    const most = span.total ?? MOST_BYTES;
    const arrived = await uploads.append(sender, body, { from: span.from, most, now: clock() });
    const isUnfinished = arrived.broken || arrived.size < (span.total ?? 0);
    return isUnfinished
      ? { kind: 'UNFINISHED', offset: arrived.size }
      : settle(context, sender, arrived, most);
  });
}

/** All that was announced is here: it is kept, or dropped. */
async function settle(
  context: RequestContext,
  sender: Sender,
  arrived: Arrived,
  most: number,
): Promise<Receipt> {
  const { uploads, blobs, clock } = context;
  const { sha256, agencyId, kind } = sender;
  try {
    ensure(arrived.size <= MOST_BYTES, TOO_LARGE[kind], MOST);
    ensure(arrived.size <= most && arrived.sha256 === sha256, 'HASH_MISMATCH');
    const bytes = await readFile(arrived.path);
    await (kind === 'PDF' ? checkPdf(bytes) : checkOutside(bytes));
  } catch (error) {
    await uploads.drop(sender);
    throw error;
  }
  return blobs.alone(sha256, async () => {
    const isKnown = await isHere(context, agencyId, sha256);
    await blobs.adopt(sha256, arrived.path, clock());
    await inTransaction(context, (tx) => markStored(tx, sha256, { kind, bytes: arrived.size }));
    return { kind: isKnown ? 'KNOWN' : 'KEPT' };
  });
}

export const TOO_LARGE = { PHOTO: 'PHOTO_TOO_LARGE', PDF: 'FILE_TOO_LARGE' } as const;
export const MOST = { limit: MOST_BYTES / (1024 * 1024) };
