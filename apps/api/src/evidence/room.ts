/** How much a person may send in a day, and how much an agency may fill. */
import { raw } from '@mikro-orm/core';
import { dayAt } from '@prongsai/domain';
import type { EntityManager } from '../platform/database.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import { ensure } from '../platform/problem.ts';
import { HeldBytes } from './held-bytes.entity.ts';

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

export async function roomOf(context: Asked, { agencyId, personId }: Caller): Promise<Room> {
  const { em, config, clock } = context;
  const midnight = new Date(`${dayAt(clock())}T00:00:00+07:00`);
  const today = await sumOf(em, { agencyId, sentById: personId, storedAt: { $gte: midnight } });
  const held = await sumOf(em, { agencyId });
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

async function sumOf(em: EntityManager, where: object): Promise<number> {
  const query = em
    .createQueryBuilder(HeldBytes, 'held')
    .select(raw('sum(bytes) as sum'))
    .where({ ...where, missedAt: null } as never);
  const [row] = await query.execute<{ sum: number | string | null }[]>('all', false);
  return Number(row?.sum ?? 0);
}

function inWords(bytes: number): string {
  const mb = bytes / MB;
  return mb >= 1024 ? `${Math.round(mb / 102.4) / 10} GB` : `${Math.round(mb * 10) / 10} MB`;
}
