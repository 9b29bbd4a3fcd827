/** What became of an action: what this phone has not sent yet, and what the server tells when it can be reached. */
import type { ChangeActionPayload, Operation } from '@prongsai/contract';
import { ActionChangesDocument, type ActionChangesQuery } from '@prongsai/contract/documents';
import { isKind, recordOf } from '@prongsai/outbox';
import { query } from '#lib/api/graphql.ts';
import { logWords } from '#lib/messages/log/words.svelte.ts';
import { showDay } from '#lib/messages/format.ts';
import { num } from '#lib/messages/numerals.svelte.ts';

export type Change = NonNullable<ActionChangesQuery['actionChanges']>[number];
type Field = keyof ChangeActionPayload | 'caption';

/** Throws ApiError when the server cannot be asked. */
export async function changesTold(id: string): Promise<readonly Change[]> {
  return (await query(ActionChangesDocument, { id })).actionChanges ?? [];
}

const KIND_OF: { readonly [K in Operation['kind']]?: Change['kind'] } = {
  recordAction: 'RECORDED',
  changeAction: 'CHANGED',
  withdrawAction: 'WITHDRAWN',
  restoreAction: 'RESTORED',
  attachPhoto: 'PHOTO_ADDED',
  changePhoto: 'PHOTO_CHANGED',
  withdrawPhoto: 'PHOTO_WITHDRAWN',
  restorePhoto: 'PHOTO_RESTORED',
  attachFile: 'FILE_ADDED',
  withdrawFile: 'FILE_WITHDRAWN',
  restoreFile: 'FILE_RESTORED',
};

/** The unsent work on an action, oldest first. What stood there before is the server's to tell. */
export function changesUnsent(ops: readonly Operation[], actionId: string, by: string): Change[] {
  return ops.filter((op) => recordOf(op) === actionId).flatMap((op) => changeOf(op, by));
}

function changeOf(op: Operation, by: string): Change[] {
  const kind = KIND_OF[op.kind];
  const fields = fieldsOf(op);
  if (!kind || (kind === 'PHOTO_CHANGED' && fields.length === 0)) return [];
  const reason = 'reason' in op.payload ? op.payload.reason : null;
  return [{ id: op.opId, at: op.clientTime, by, kind, reason, fields }];
}

/** Of a photo its caption: another order is the same evidence (PHOTO5). */
function fieldsOf(op: Operation): Change['fields'] {
  if (isKind(op, 'changePhoto')) {
    const { caption } = op.payload;
    return caption === undefined ? [] : [{ field: 'caption', before: null, after: caption }];
  }
  if (!isKind(op, 'changeAction')) return [];
  return Object.entries(op.payload).map(([field, value]) => {
    const after = value === null || value === undefined ? null : String(value);
    return { field, before: null, after };
  });
}

/** A field's value as people read it; `channelName` knows the agency's channels. */
export function shownValue(
  field: string,
  value: string | null,
  channelName: (code: string) => string,
): string {
  if (value === null || value === '') return logWords.current.changes.nothing;
  if (field === 'day') return showDay(value, 'short');
  if (field === 'channel') return channelName(value);
  return field === 'quantity' ? num(value) : value;
}

/** A field this app does not know yet keeps its own name. */
export function fieldName(field: string): string {
  const names: Readonly<Record<string, string>> = logWords.current.changes.field satisfies Record<
    Field,
    string
  >;
  return names[field] ?? field;
}
