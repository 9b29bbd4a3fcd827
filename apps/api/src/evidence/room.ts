/** How much a person may send in a day, and how much an agency may fill. */
import { dayAt } from '@prongsai/domain';
import type { Caller, RequestContext } from '../platform/context.ts';
import { ensure } from '../platform/problem.ts';

const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

type Asked = Pick<RequestContext, 'em' | 'config' | 'clock'>;

/** In bytes; a person's day ends at midnight in Bangkok. */
export interface Room {
  readonly dayLimit: number;
  readonly dayLeft: number;
  readonly dayEndsAt: Date;
  readonly agencyLimit: number;
  readonly agencyLeft: number;
}

/** One question for both: it is asked while photos arrive. */
const SUMS = `select
  (select sum(bytes) from held_bytes
    where agency_id = ? and missed_at is null and stored_at >= ? and sent_by_id = ?) as today,
  (select sum(bytes) from held_bytes where agency_id = ? and missed_at is null) as held`;

/** PostgreSQL gives large sums as text; null is a sum of nothing. */
type Sums = Record<'today' | 'held', number | string | null>;

export async function roomOf(context: Asked, { agencyId, personId }: Caller): Promise<Room> {
  const { em, config, clock } = context;
  const midnight = new Date(`${dayAt(clock())}T00:00:00+07:00`);
  const [sums] = await em.execute<Sums[]>(SUMS, [agencyId, midnight, personId, agencyId]);
  const [today, held] = [Number(sums?.today ?? 0), Number(sums?.held ?? 0)];
  return {
    dayLimit: config.personDayBytes,
    dayLeft: Math.max(0, config.personDayBytes - today),
    dayEndsAt: new Date(midnight.getTime() + DAY_MS),
    agencyLimit: config.agencyBytes,
    agencyLeft: Math.max(0, config.agencyBytes - held),
  };
}

/** @throws Problem PHOTOS_OF_DAY_FULL, which passes at midnight, or AGENCY_ROOM_FULL, which does not by itself */
export type EnsureRoom = (context: Asked, caller: Caller, bytes: number) => Promise<void>;

/** Of the agency's room, the share that one of its people may fill before it is looked at anew; others send, too. */
const SHARE = 0.01;
const LOOK_EVERY_MS = 10_000;

/** A look reads all that an agency holds: who was found to have plenty of room is let in for a while without one. */
export function openRoom(): EnsureRoom {
  /** By agency and person: bytes of `plenty`, and until when they may be taken, in milliseconds since 1970. */
  const found = new Map<string, { plenty: number; until: number }>();
  return async (context, caller, bytes) => {
    const key = `${caller.agencyId} ${caller.personId}`;
    const now = context.clock().getTime();
    const last = found.get(key);
    if (last && now < last.until && bytes <= last.plenty) return void (last.plenty -= bytes);
    const room = await roomOf(context, caller);
    const retryAfter = Math.ceil((room.dayEndsAt.getTime() - now) / 1000);
    ensure(bytes <= room.dayLeft, 'PHOTOS_OF_DAY_FULL', { limit: inWords(room.dayLimit), retryAfter });
    ensure(bytes <= room.agencyLeft, 'AGENCY_ROOM_FULL', { limit: inWords(room.agencyLimit) });
    const plenty = Math.min(room.dayLeft, room.agencyLeft * SHARE) - bytes;
    found.set(key, { plenty, until: now + LOOK_EVERY_MS });
  };
}

function inWords(bytes: number): string {
  const mb = bytes / MB;
  return mb >= 1024 ? `${Math.round(mb / 102.4) / 10} GB` : `${Math.round(mb * 10) / 10} MB`;
}
