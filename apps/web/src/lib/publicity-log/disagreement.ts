/** Where a refused change and the action as it is now disagree, field by field. */
import type { ActionRow, ChangeActionPayload } from '@prongsai/contract';
import { fieldsFrom, type ActionFields } from './action-form.svelte.ts';

export interface Disagreement {
  field: keyof ActionFields;
  /** As the form's field would hold them. */
  mine: string;
  theirs: string;
}

const FIELDS = ['channel', 'what', 'day', 'place', 'quantity', 'link'] as const;

/** In the order of the form. Fields the change does not name, and those on which both agree, are left out. */
export function disagreements(change: ChangeActionPayload, now: ActionRow): Disagreement[] {
  const [mine, theirs] = [fieldsFrom(change), fieldsFrom(now)];
  return FIELDS.filter((field) => change[field] !== undefined && change[field] !== now[field]).map(
    (field) => ({
      field,
      mine: mine[field] ?? '',
      theirs: theirs[field] ?? '',
    }),
  );
}
