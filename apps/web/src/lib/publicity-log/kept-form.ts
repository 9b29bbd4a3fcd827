/** A half-filled form, kept on the phone in case the page is killed behind the camera. */
import type { ActionFields } from './action-form.svelte.ts';
import type { ReadyPhoto } from './photo-tray.svelte.ts';

export interface KeptForm {
  fields: ActionFields;
  photos: readonly ReadyPhoto[];
}

/** The kept form, or null when what is kept is something else. */
export function keptForm(value: unknown): KeptForm | null {
  return isObject(value) && isFields(value['fields']) && isPhotos(value['photos'])
    ? { fields: value['fields'], photos: value['photos'] }
    : null;
}

function isFields(value: unknown): value is ActionFields {
  if (!isObject(value)) return false;
  const texts = ['what', 'day', 'place', 'quantity', 'link'].every((name) => typeof value[name] === 'string');
  return texts && (value['channel'] === null || typeof value['channel'] === 'string');
}

function isPhotos(value: unknown): value is ReadyPhoto[] {
  return Array.isArray(value) && value.every(isPhoto);
}

function isPhoto(value: unknown): value is ReadyPhoto {
  return isObject(value) && value['bytes'] instanceof ArrayBuffer && typeof value['sha256'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
