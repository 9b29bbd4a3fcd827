/** What every page of a signed-in person stands on: their outbox and the stores over it. */
import { createContext } from 'svelte';
import type { SvelteMap } from 'svelte/reactivity';
import type { Months } from '#lib/month/months.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import type { PublicityLogs } from '#lib/publicity-log/publicity-logs.svelte.ts';
import type { Reasons } from './reasons.svelte.ts';

export interface Opened {
  outbox: Outbox;
  months: Months;
  logs: PublicityLogs;
  reasons: Reasons;
  /** Words that somebody has begun to write, by what they are about, until they are sent. */
  halfWritten: SvelteMap<string, string>;
}

export const [opened, provideOpened] = createContext<Opened>();
