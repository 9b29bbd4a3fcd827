/** What an operation is about, in words a person knows: measure, month, and what was done. */
import type { MonthKey, Operation } from '@prongsai/contract';
import type { AttentionItem, Rows } from '@prongsai/outbox';
import { showDay, showMonth } from '#lib/messages/format.ts';

/** One line; empty when the phone no longer knows what it was about. */
export function subjectOf(op: Operation, rows: Rows): string {
  const key = monthOf(op, rows);
  const words = wordsOf(op);
  const measure = 'what' in op.payload ? null : rows.measure.get(key?.measureId ?? '')?.data.title;
  const month = key && showMonth(key.month, 'short');
  return [measure, month, ...words].filter(Boolean).join(' · ');
}

/** Where an action that was refused is put right; null for what can only be sent again. */
export function mendingPath({ op, opId, status }: AttentionItem, rows: Rows): string | null {
  const key = monthOf(op, rows);
  if (!key || status === 'BYTES' || (op.kind !== 'recordAction' && op.kind !== 'changeAction')) return null;
  return `/record/${key.measureId}/${key.unitId}/${key.month}?mend=${opId}`;
}

function monthOf({ payload, entityId }: Operation, rows: Rows): MonthKey | null {
  if ('measureId' in payload) return payload;
  const photo = rows.photo.get(entityId)?.data;
  const actionId = 'actionId' in payload ? payload.actionId : (photo?.actionId ?? entityId);
  const action = rows.action.get(actionId);
  return (action && rows.log.get(action.data.logId)?.data) ?? null;
}

function wordsOf({ payload }: Operation): string[] {
  const day = 'day' in payload && payload.day !== undefined ? [showDay(payload.day, 'short')] : [];
  const what = 'what' in payload && payload.what !== undefined ? [payload.what] : [];
  const note = 'note' in payload ? [payload.note] : 'reason' in payload ? [payload.reason] : [];
  return [...day, ...what, ...note];
}
