/** Which attached bytes this phone still owes the server. */
import type { Operation } from '@prongsai/contract';
import type { OutboxState } from './fate.ts';
import type { Acknowledged } from './model.ts';
import { attachedHash } from './model.ts';

/** In the order they were saved, without those that change nothing of whether their entity stands. */
export function inOrder(ops: readonly Operation[]): Operation[] {
  return ops.filter(({ kind }) => !kind.startsWith('change')).sort((a, b) => (a.opId < b.opId ? -1 : 1));
}

/** Of each entity, whether its last word is that it is withdrawn. */
export function withdrawals(inOrder: readonly Operation[]): ReadonlyMap<string, boolean> {
  return new Map(inOrder.map(({ entityId, kind }) => [entityId, kind.startsWith('withdraw')]));
}

/**
 * What was applied, without evidence that its person has withdrawn since its bytes were refused: they are owed no more,
 * unless another record names them.
 */
export function owing({ ops, acknowledged, uploads }: OutboxState): readonly Acknowledged[] {
  const refused = new Set(uploads.filter(({ code }) => code !== null).map(({ sha256 }) => sha256));
  if (refused.size === 0) return acknowledged;
  const withdrawn = withdrawals(inOrder([...acknowledged.map(({ op }) => op), ...ops]));
  return acknowledged.filter(
    ({ op }) => !(withdrawn.get(op.entityId) && refused.has(attachedHash(op) ?? '')),
  );
}
