import { messages } from '#lib/messages/messages.svelte.ts';
import { SHORTEST_PASSWORD } from './door.svelte.ts';

/** What is wrong with a new password typed twice, by field. */
export function passwordFaults(password: string, again: string): Record<string, string> {
  const t = messages.current.password;
  if ([...password].length < SHORTEST_PASSWORD) return { password: t.tooShort };
  return password === again ? {} : { again: t.differs };
}

/** Keeps only the faults that are there. */
export function faultsOf(candidates: Record<string, string | false>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(candidates).filter((entry): entry is [string, string] => entry[1] !== false),
  );
}
