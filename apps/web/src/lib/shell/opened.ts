/** What every page of a signed-in person stands on: their outbox and the stores over it. */
import { createContext } from 'svelte';
import type { Months } from '#lib/month/months.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import type { PublicityLogs } from '#lib/publicity-log/publicity-logs.svelte.ts';

export interface Opened {
  outbox: Outbox;
  months: Months;
  logs: PublicityLogs;
}

export const [opened, provideOpened] = createContext<Opened>();
