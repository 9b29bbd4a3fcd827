/** Which attached bytes this phone still owes the server. */
import type { Operation } from '@prongsai/contract';
import type { OutboxState } from './fate.ts';
import type { Acknowledged } from './model.ts';
import { attachedHash } from './model.ts';

/** In the order they were saved, without those that change nothing of whether their entity stands. */
export function inOrder(ops: readonly Operation[]): Operation[] {
  return ops.filter(({ kind }) => !kind.startsWith('change')).sort((a, b) => (a.opId < b.opId ? -1 : 1));
}

/** Entities whose last word is that they are withdrawn. */
export function withdrawnBy(inOrder: readonly Operation[]): Set<string> {
  const withdrawn = new Map(inOrder.map(({ entityId, kind }) => [entityId, kind.startsWith('withdraw')]));
  return new Set([...withdrawn].flatMap(([entityId, isWithdrawn]) => (isWithdrawn ? entityId : [])));
}

/**
 * Bytes that were refused are owed no more for evidence that its person has withdrawn since; another record that names
 * the same bytes waits for them still.
 */
export function givenUp({ ops, acknowledged, uploads }: OutboxState): (sent: Acknowledged) => boolean {
  const refused = new Set(uploads.filter(({ code }) => code !== null).map(({ sha256 }) => sha256));
  if (refused.size === 0) return () => false;
  const withdrawn = withdrawnBy(inOrder([...acknowledged.map(({ op }) => op), ...ops]));
  return ({ op }) => withdrawn.has(op.entityId) && refused.has(attachedHash(op) ?? '');
}
