/** Refused operations, as the pages about a cell need them. */
import type { MonthKey } from '@prongsai/contract';
import { cellKey } from '@prongsai/domain';
import type { AttentionItem } from '@prongsai/outbox';
import type { MonthCell } from '#lib/month/month-cell.ts';

/** Whether a refused operation belongs to a cell: by the month it names, or by the action it changes. */
export function isAbout({ op }: AttentionItem, cell: MonthCell): boolean {
  const { payload } = op;
  if (namesMonth(payload)) return cellKey(payload) === cell.key;
  const actionId = 'actionId' in payload ? payload.actionId : op.entityId;
  return cell.actions.some(
    ({ id, photos }) => id === actionId || photos.some((photo) => photo.id === op.entityId),
  );
}

/** The month a refused operation names; null when it names an entity only. */
export function monthNamed({ op }: AttentionItem): MonthKey | null {
  return namesMonth(op.payload) ? op.payload : null;
}

function namesMonth(payload: object): payload is MonthKey {
  return 'measureId' in payload && 'unitId' in payload && 'month' in payload;
}
