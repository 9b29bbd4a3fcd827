/** Who has seen the first lesson on this phone: nobody sees it twice unless they ask. */
import { homeOf, type RememberedPerson } from '#lib/person/person.svelte.ts';

const KEY = 'prongsai.lesson-seen';

/** Where a newcomer goes first: to the lesson, when they record and have not seen it here; null for elsewhere. */
export function lessonFor(newcomer: RememberedPerson): string | null {
  return homeOf(newcomer) === '/month' && !seenBy().includes(newcomer.id) ? '/lesson' : null;
}

export function taught(personId: string): void {
  localStorage.setItem(KEY, JSON.stringify([...new Set([...seenBy(), personId])]));
}

function seenBy(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
