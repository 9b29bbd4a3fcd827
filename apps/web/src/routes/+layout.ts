import { browser } from '$app/env';
import { installing } from '#lib/installing/install.svelte.ts';
import { person } from '#lib/person/person.svelte.ts';
import { preferences } from '#lib/person/preferences.svelte.ts';

/** Every page draws itself where it is looked at. */
export const ssr = false;

/** Nothing is drawn before it is known for whom, and in which language. */
export async function load(): Promise<void> {
  if (!browser) return;
  person.recall();
  installing.listen();
  // Should the English part be damaged, Thai stands until its repair.
  await preferences.recall().catch(() => undefined);
}
