/**
 * Month deeds as rows: the latest decides (CELL2). Whoever does one holds the log meanwhile, so that of two at once
 * the later sees the first.
 */
import { normaliseThai, type Deed } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { actsFor } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { logOf, type MonthKey } from '../publicity-log/publicity-log.service.ts';
import { MonthDeed, type CoveredAction, type DeedKind } from './month-deed.entity.ts';

export interface MonthDeedInput extends MonthKey {
  id: string;
  clientTime: Date;
}

export async function keep(
  tx: Tx,
  verb: Deed,
  deed: DeedKind,
  log: Row<PublicityLog>,
  input: MonthDeedInput,
  more: { note?: string; covered?: CoveredAction[]; takesBackId?: string; authorIds?: string[] } = {},
): Promise<MonthDeed> {
  ensureId(input.id, 'id');
  const words = more.note === undefined ? null : normaliseThai(more.note).trim();
  const known = await tx.em.findOne(MonthDeed, { id: input.id });
  if (known) {
    const same = known.logId === log.id && known.deed === deed && known.note === words;
    ensure(known.takesBackId === (more.takesBackId ?? null), 'ID_TAKEN');
    ensure(same && sameCover(known, more.covered ?? []), 'ID_TAKEN');
    return known;
  }
  const acting = actsFor(tx, verb, { unitId: log.unitId, authorIds: more.authorIds ?? [] });
  const row = tx.em.create(MonthDeed, {
    id: input.id,
    agencyId: log.agencyId,
    logId: log.id,
    unitId: log.unitId,
    deed,
    byId: tx.caller?.personId ?? null,
    acting,
    at: tx.now,
    clientTime: input.clientTime,
    note: words,
    covered: more.covered ?? [],
    takesBackId: more.takesBackId ?? null,
  });
  tx.em.persist(row);
  note(tx, verb, row, { logId: log.id, ...(acting && { acting }) });
  return row;
}

/** What a check covers is the sender's word; what a submission covers was found when it first arrived. */
function sameCover(known: MonthDeed, covered: readonly CoveredAction[]): boolean {
  const keys = (each: readonly CoveredAction[]) =>
    each.map(({ actionId, version }) => `${actionId} ${version}`).sort();
  return known.deed !== 'CHECK' || keys(known.covered).join() === keys(covered).join();
}

/** Sent again, a deed gets its first answer, whatever has happened to the month since (LOG1). */
export async function isKnown(tx: Tx, { id }: MonthDeedInput): Promise<boolean> {
  ensureId(id, 'id');
  return (await rows(tx.em, MonthDeed, { id })).length > 0;
}

/** The month's log, held until the end. One that is only being made has nothing to race for. */
export async function heldLog(tx: Tx, input: MonthKey): Promise<Row<PublicityLog>> {
  const log = await logOf(tx, input);
  await rows(tx.em, PublicityLog, { id: log.id }, { lock: true });
  return log;
}

/** Oldest first. */
export function monthDeeds(tx: Tx, log: Row<PublicityLog>): Promise<Row<MonthDeed>[]> {
  return rows(tx.em, MonthDeed, { logId: log.id }, { orderBy: { version: 'asc' } });
}
