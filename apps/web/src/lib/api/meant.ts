import { person } from '#lib/person/person.svelte.ts';

/** Whose page it is that asks: with another person's session it is nobody's (C8). Empty while nobody is remembered. */
export function meantPerson(): Record<string, string> {
  return person.current ? { 'prongsai-person': person.current.id } : {};
}
