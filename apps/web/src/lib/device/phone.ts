/** This phone, as the outbox needs it: its store, its network, its clock, for one person. */
import type { Ports } from '@prongsai/outbox';
import { clock } from './clock.ts';
import { PersonDatabase } from './database.ts';
import { ids } from './ids.ts';
import { openNetwork, type HttpNetwork } from './network.ts';
import { sendBytes } from './send-bytes.ts';
import { openStorage, type OnUncertain, type PhoneStorage } from './storage.ts';

export interface Phone extends Ports {
  db: PersonDatabase;
  network: HttpNetwork;
  storage: PhoneStorage;
}

export function openPhone(personId: string, onUncertain?: OnUncertain): Phone {
  const db = new PersonDatabase(personId);
  const language = (): string => document.documentElement.lang || 'th';
  const network = openNetwork({
    personId,
    fetch: fetch.bind(globalThis),
    sendBytes,
    clock,
    onServerTime: (at) => clock.compare(at),
    hasNone: () => !navigator.onLine,
    language,
  });
  return { personId, db, storage: openStorage(db, onUncertain), network, clock, ids, random: Math.random };
}
