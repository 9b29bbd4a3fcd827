/** What forms hold, kept on the phone in case the page is killed behind the camera. */
import type { ActionFields } from './action-form.svelte.ts';
import type { ChosenFile } from '@prongsai/outbox';
import type { LoggedAction } from '#lib/month/cell-index.ts';
import type { ReadyPhoto } from './photo-tray.svelte.ts';

export interface KeptEvidence {
  photos: readonly ReadyPhoto[];
  files: readonly ChosenFile[];
}

/** An action as it stood in a form when that was opened. */
export type SeenAction = Pick<LoggedAction, 'id' | 'version' | 'data'>;

export interface KeptForm extends KeptEvidence {
  fields: ActionFields;
  /** Ids of the other measures it counts for (ACT1). */
  also: readonly string[];
  /** What was changed or mended, as the person saw it (S3); null of a new record. */
  seen: SeenAction | null;
}

/** The kept form, or null when what is kept is something else. */
export function keptForm(value: unknown): KeptForm | null {
  const evidence = keptEvidence(value);
  if (!evidence || !isObject(value) || !isFields(value['fields'])) return null;
  const { fields, seen } = value;
  return { ...evidence, fields, also: idsIn(value['also']), seen: isSeen(seen) ? seen : null };
}

/** Kept photos and files, or null when what is kept is something else. */
export function keptEvidence(value: unknown): KeptEvidence | null {
  if (!isObject(value) || !isPhotos(value['photos'])) return null;
  return { photos: value['photos'], files: filesIn(value['files']) };
}

function isFields(value: unknown): value is ActionFields {
  return isTyped(value) && 'day' in value && typeof value.day === 'string';
}

/** All that is typed but the day. */
export function isTyped(value: unknown): value is Omit<ActionFields, 'day'> {
  if (!isObject(value)) return false;
  const texts = ['what', 'place', 'quantity', 'link'].every((name) => typeof value[name] === 'string');
  return texts && (value['channel'] === null || typeof value['channel'] === 'string');
}

function isSeen(value: unknown): value is SeenAction {
  return isObject(value) && typeof value['version'] === 'number' && isObject(value['data']);
}

/** A form kept by an older version of the app names none. */
function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function isPhotos(value: unknown): value is ReadyPhoto[] {
  return Array.isArray(value) && value.every(isPhoto);
}

/** Forms kept by an earlier version of the app have none. */
function filesIn(value: unknown): ChosenFile[] {
  return Array.isArray(value) ? value.filter(isFile) : [];
}

function isFile(value: unknown): value is ChosenFile {
  return isPhoto(value) && isObject(value) && typeof value['name'] === 'string';
}

function isPhoto(value: unknown): value is ReadyPhoto {
  return isObject(value) && value['bytes'] instanceof ArrayBuffer && typeof value['sha256'] === 'string';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
