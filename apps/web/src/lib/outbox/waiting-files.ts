/** The engine sends all bytes alike; people tell photos from files. */
import { isKind, isOpen, type OutboxState } from '@prongsai/outbox';

/** How many of the bytes on their way are files'; the same file twice is one. */
export function waitingFiles({ ops, acknowledged, uploads }: OutboxState): number {
  const open = new Set(uploads.filter(isOpen).map(({ sha256 }) => sha256));
  const named = [...ops, ...acknowledged.map(({ op }) => op)].flatMap((op) =>
    isKind(op, 'attachFile') ? op.payload.sha256 : [],
  );
  return new Set(named.filter((sha256) => open.has(sha256))).size;
}
