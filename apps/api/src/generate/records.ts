/** The records of a made-up agency, written many at a time: month by month, so that memory holds one month at most. */
import type { EntityClass } from '@mikro-orm/core';
import { monthOf } from '@prongsai/domain';
import { Agency } from '../agency/agency.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { HeldBytes } from '../evidence/held-bytes.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { cellStory, type CellRows, type StoryPlace, type Surroundings } from './cell-story.ts';
import type { Chance } from './chance.ts';
import type { MadeUpAgency, PlannedYear } from './made-up-agency.ts';
import type { Picture } from './pictures.ts';

export interface Counts {
  logs: number;
  actions: number;
  photos: number;
  deeds: number;
}
/** So many values of a statement are bound; longer ones are written out (`platform/bound-values.ts`). */
const MOST_VALUES = 1_000;
/** Actions that are gathered before they are written. */
const AT_ONCE = 2_000;

/** Of a cell that the month's actions are shared among, how much it gets: nothing, or about its part. */
const SILENT = 0.07;

export async function liveYears(
  tx: Tx,
  made: MadeUpAgency,
  { actions, chance, pictures }: { actions: number; chance: Chance; pictures: readonly Picture[] },
): Promise<Counts> {
  const { agency, executiveId, channels } = made;
  const [{ syncClock = 0, graceDays = 0 } = {}] = await rows(tx.em, Agency, { id: agency.id });
  let version = syncClock;
  const around: Surroundings = {
    chance,
    agencyId: agency.id,
    slug: agency.slug,
    graceDays,
    executiveId,
    channels,
    pictures,
    used: new Set(),
    nextVersion: () => (version += 1),
    now: tx.now,
  };
  const written: Counts = { logs: 0, actions: 0, photos: 0, deeds: 0 };
  for (const year of made.years) await liveYear(tx, around, year, made, actions, written);
  await keepHeld(tx, made, pictures);
  await tx.em.nativeUpdate(Agency, { id: agency.id }, { syncClock: version });
  return written;
}

async function liveYear(
  tx: Tx,
  around: Surroundings,
  { months, measureIds }: PlannedYear,
  { units }: MadeUpAgency,
  actions: number,
  written: Counts,
): Promise<void> {
  const begun = months.filter((month) => month <= monthOf(tx.today));
  let gathered: CellRows[] = [];
  let waiting = 0;
  const flush = async () => {
    await write(tx.em, gathered, written);
    gathered = [];
    waiting = 0;
  };
  for (const [nth, month] of begun.entries()) {
    const cells = measureIds.flatMap((measureId) => units.map((unit) => ({ measureId, unit, month })));
    const ofMonth = part(actions, nth, begun.length);
    for (const [cell, count] of shared(around.chance, cells, ofMonth)) {
      const told = cellStory(around, cell, count);
      if (!told) continue;
      gathered.push(told);
      waiting += 1 + count;
      if (waiting >= AT_ONCE) await flush();
    }
  }
  await flush();
}

/** The nth of `parts` parts of a whole number, which add up to it. */
function part(whole: number, nth: number, parts: number): number {
  return Math.floor((whole * (nth + 1)) / parts) - Math.floor((whole * nth) / parts);
}

/** Each cell with its number of actions; together they have `actions`. */
function shared(chance: Chance, cells: readonly StoryPlace[], actions: number): [StoryPlace, number][] {
  const weights = cells.map(() => (chance.happens(SILENT) ? 0 : chance.between(0.4, 1.6)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let given = 0;
  return cells.map((cell, at) => {
    before += weights[at] ?? 0;
    const upTo = at === cells.length - 1 ? actions : Math.floor((actions * before) / (whole || 1));
    const count = upTo - given;
    given = upTo;
    return [cell, count];
  });
}

async function write(em: EntityManager, cells: readonly CellRows[], written: Counts): Promise<void> {
  const [logs, actions] = [cells.map(({ log }) => log), cells.flatMap((cell) => cell.actions)];
  const [photos, deeds] = [cells.flatMap((cell) => cell.photos), cells.flatMap((cell) => cell.deeds)];
  await insert(em, PublicityLog, logs);
  await insert(em, PublicityAction, actions);
  await insert(em, EvidencePhoto, photos);
  await insert(em, MonthDeed, deeds);
  written.logs += logs.length;
  written.actions += actions.length;
  written.photos += photos.length;
  written.deeds += deeds.length;
}

async function insert<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  values: readonly object[],
): Promise<void> {
  const size = Math.floor(MOST_VALUES / Object.keys(values[0] ?? {}).length);
  for (let from = 0; from < values.length; from += size)
    await em.insertMany(entity, values.slice(from, from + size) as never);
}

/** The first unit's recorder sent the pictures; the server looks at their pixels as at any others. */
async function keepHeld(
  tx: Tx,
  { agency, units }: MadeUpAgency,
  pictures: readonly Picture[],
): Promise<void> {
  const held = pictures.map(({ sha256, bytes }) => ({
    agencyId: agency.id,
    sha256,
    kind: 'PHOTO' as const,
    bytes,
    sentById: units[0]?.recorderId ?? null,
    storedAt: tx.now,
    checkedAt: null,
    missedAt: null,
    fault: null,
  }));
  await tx.em.insertMany(HeldBytes, held);
}
