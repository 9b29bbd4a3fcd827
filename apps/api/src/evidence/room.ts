/** How much a person may send in a day, and how much an agency may fill. */
import { raw } from '@mikro-orm/core';
import { dayAt } from '@prongsai/domain';
import type { EntityManager } from '../platform/database.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import { ensure } from '../platform/problem.ts';
import { HeldBytes } from './held-bytes.entity.ts';

const MB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws Problem PHOTOS_OF_DAY_FULL, which passes at midnight, or AGENCY_ROOM_FULL, which does not by itself */
export async function ensureRoom(
  { em, config, clock }: Pick<RequestContext, 'em' | 'config' | 'clock'>,
  { agencyId, personId }: Caller,
  bytes: number,
): Promise<void> {
  const now = clock();
  const midnight = new Date(`${dayAt(now)}T00:00:00+07:00`);
  const today = await sumOf(em, { agencyId, sentById: personId, storedAt: { $gte: midnight } });
  const retryAfter = Math.ceil((midnight.getTime() + DAY_MS - now.getTime()) / 1000);
  ensure(today + bytes <= config.personDayBytes, 'PHOTOS_OF_DAY_FULL', {
    limit: inWords(config.personDayBytes),
    retryAfter,
  });
  const held = await sumOf(em, { agencyId });
  ensure(held + bytes <= config.agencyBytes, 'AGENCY_ROOM_FULL', { limit: inWords(config.agencyBytes) });
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
