/** What an operation is about, in words a person knows: measure, month, and what was done. */
import type { MonthKey, Operation, RecordActionPayload } from '@prongsai/contract';
import { isKind, recordOf, type AttentionItem, type Rows } from '@prongsai/outbox';
import { showDay, showMonth } from '#lib/messages/format.ts';

/** One line; empty when the phone no longer knows what it was about. */
export function subjectOf(op: Operation, rows: Rows): string {
  const key = cellOf(op, rows);
  const what = 'what' in op.payload ? op.payload.what : rows.action.get(recordOf(op))?.data.what;
  const measure = what ? null : rows.measure.get(key?.measureId ?? '')?.data.title;
  const spoken = 'month' in op.payload ? op.payload.month : null;
  const month = key || spoken ? showMonth(key?.month ?? spoken ?? '', 'short') : null;
  return [measure, month, ...wordsOf(op, what)].filter(Boolean).join(' · ');
}

/** Where an action that was refused is put right; null for what can only be sent again, or not even that. */
export function mendingPath({ op, opId, status, code }: AttentionItem, rows: Rows): string | null {
  const key = cellOf(op, rows);
  const isAction = op.kind === 'recordAction' || op.kind === 'changeAction';
  if (!key || !isAction || status === 'BYTES' || code === 'ACTION_WITHDRAWN') return null;
  return `/record/${key.measureId}/${key.unitId}/${key.month}?mend=${opId}`;
}

/** A refused change as a whole action of its own: as the action is now, with the person's words over it. */
export function copyOf({ op, status }: AttentionItem, rows: Rows): RecordActionPayload | null {
  const key = cellOf(op, rows);
  const action = rows.action.get(op.entityId)?.data;
  if (!key || !action || status === 'BYTES' || !isKind(op, 'changeAction')) return null;
  const { measureId, unitId, month } = key;
  const { day, channel, what, place, quantity, link } = action;
  return { measureId, unitId, month, day, channel, what, place, quantity, link, ...op.payload };
}

/** The measure, unit and month it belongs to; null when the phone no longer knows. */
export function cellOf({ payload, entityId }: Operation, rows: Rows): MonthKey | null {
  if ('measureId' in payload && payload.measureId && payload.month)
    return { measureId: payload.measureId, unitId: payload.unitId, month: payload.month };
  const evidence = (rows.photo.get(entityId) ?? rows.file.get(entityId))?.data;
  const actionId = 'actionId' in payload ? payload.actionId : (evidence?.actionId ?? entityId);
  const action = rows.action.get(actionId);
  return (action && rows.log.get(action.data.logId)?.data) ?? null;
}

function wordsOf({ payload }: Operation, what: string | undefined): string[] {
  const day = 'day' in payload && payload.day !== undefined ? [showDay(payload.day, 'short')] : [];
  const said = 'words' in payload && payload.words ? [payload.words] : [];
  const note = 'note' in payload ? [payload.note] : 'reason' in payload ? [payload.reason] : [];
  return [...day, ...(what ? [what] : []), ...note, ...said];
}
