/**
 * What became of an action, oldest first (LOG3): read from the trail of activities. A change keeps what stood before it;
 * what it made of it is what the next change of that field found, or what stands now.
 */
import { Activity } from '../activity/activity.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { namesOf } from '../person/person.reading.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { ActionChange, ActionChangeKind, FieldChange } from './action-changes.types.ts';
import type { PublicityAction } from './publicity-action.entity.ts';

const KIND_OF: Readonly<Record<string, ActionChangeKind>> = {
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

export async function changesOf(em: EntityManager, action: Row<PublicityAction>): Promise<ActionChange[]> {
  const photos = await rows(em, EvidencePhoto, { actionId: action.id });
  const files = await rows(em, EvidenceFile, { actionId: action.id });
  const subjectId = { $in: [action.id, ...[...photos, ...files].map(({ id }) => id)] };
  const { agencyId } = action;
  const trail = await rows(em, Activity, { agencyId, subjectId, deed: { $in: Object.keys(KIND_OF) } });
  const names = await namesOf(
    em,
    trail.map(({ personId }) => personId),
  );
  const newestFirst = trail.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
  const standing = new Map([action, ...photos].map((row) => [row.id, fieldsOf(row)]));
  const changes = newestFirst.flatMap(({ id, at, personId, deed, subjectId, details }) => {
    const kind = KIND_OF[deed];
    const by = names.get(personId ?? '') ?? null;
    const fields = undone(standing.get(subjectId ?? '') ?? new Map(), details);
    return kind ? [{ id, at, by, kind, reason: textOf(details['reason']), fields }] : [];
  });
  return changes.filter(({ kind, fields }) => kind !== 'PHOTO_CHANGED' || fields.length > 0).reverse();
}

function fieldsOf(row: object): Map<string, unknown> {
  return new Map(Object.entries(row));
}

/** The fields of one change, the place of a photo left out (PHOTO5); `standing` is taken back to what it was before it. */
function undone(standing: Map<string, unknown>, { before }: Record<string, unknown>): FieldChange[] {
  if (typeof before !== 'object' || before === null) return [];
  const fields = Object.entries(before).map(([field, old]) => {
    const change = { field, before: textOf(old), after: textOf(standing.get(field)) };
    standing.set(field, old);
    return change;
  });
  return fields.filter(({ field, before: old, after }) => old !== after && field !== 'position');
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
