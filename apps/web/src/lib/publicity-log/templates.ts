/** Forms that a person fills in often, kept by name on the phone. */
import type { ActionFields } from './action-form.svelte.ts';
import { isObject, isTyped } from './kept-form.ts';

/** All but the day and the photos, which are of the moment. */
export type Starting = Omit<ActionFields, 'day'>;

export interface Template {
  id: string;
  name: string;
  fields: Starting;
}

/** Where they are kept, in the person's own store. */
export const TEMPLATES = 'templates';
export const MOST_TEMPLATES = 20;

/** What is kept, as far as it is understood. */
export function keptTemplates(value: unknown): Template[] {
  return Array.isArray(value) ? value.filter(isTemplate) : [];
}

/** With one more, newest first; one of the same name is taken over. */
export function withTemplate(kept: readonly Template[], one: Template): Template[] {
  return [one, ...kept.filter(({ id, name }) => id !== one.id && name !== one.name)].slice(0, MOST_TEMPLATES);
}

export function withoutTemplate(kept: readonly Template[], id: string): Template[] {
  return kept.filter((template) => template.id !== id);
}

function isTemplate(value: unknown): value is Template {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['name'] === 'string' &&
    isTyped(value['fields'])
  );
}
