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

/** Asked before every photo: one question for both, which no query builder writes each time. */
const sumsOf = (sender: '= ?' | 'is null') => `select
  (select sum(bytes) from held_bytes
    where agency_id = ? and missed_at is null and stored_at >= ? and sent_by_id ${sender}) as today,
  (select sum(bytes) from held_bytes where agency_id = ? and missed_at is null) as held`;

/** PostgreSQL gives large sums as text; null is a sum of nothing. */
type Sums = Record<'today' | 'held', number | string | null>;

export async function roomOf(context: Asked, { agencyId, personId }: Caller): Promise<Room> {
  const { em, config, clock } = context;
  const midnight = new Date(`${dayAt(clock())}T00:00:00+07:00`);
  const values = [agencyId, midnight, ...(personId ? [personId] : []), agencyId];
  const [sums] = await em.execute<Sums[]>(sumsOf(personId ? '= ?' : 'is null'), values);
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
export async function ensureRoom(context: Asked, caller: Caller, bytes: number): Promise<void> {
  const room = await roomOf(context, caller);
  const retryAfter = Math.ceil((room.dayEndsAt.getTime() - context.clock().getTime()) / 1000);
  ensure(bytes <= room.dayLeft, 'PHOTOS_OF_DAY_FULL', { limit: inWords(room.dayLimit), retryAfter });
  ensure(bytes <= room.agencyLeft, 'AGENCY_ROOM_FULL', { limit: inWords(room.agencyLimit) });
}

function inWords(bytes: number): string {
  const mb = bytes / MB;
  return mb >= 1024 ? `${Math.round(mb / 102.4) / 10} GB` : `${Math.round(mb * 10) / 10} MB`;
}
