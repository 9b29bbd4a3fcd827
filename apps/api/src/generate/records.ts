/** The records of a made-up agency, written many at a time: month by month, so that memory holds one month at most. */
import { monthOf } from '@prongsai/domain';
import { Agency } from '../agency/agency.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { HeldBytes } from '../evidence/held-bytes.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import type { Database } from '../platform/database.ts';
import { insertAll, type Writable } from '../platform/insert-all.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { cellStory, type CellRows, type StoryPlace, type Surroundings } from './cell-story.ts';
import type { Chance } from './chance.ts';
import type { MadeUpAgency } from './made-up-agency.ts';
import type { Picture } from './pictures.ts';

export interface Counts {
  logs: number;
  actions: number;
  photos: number;
  deeds: number;
}

/** Cells and actions that are gathered before they are written. */
const AT_ONCE = 2_000;
/** The share of cells in which nothing is recorded. */
const SILENT = 0.07;

interface Lives {
  readonly kind: Database['kind'];
  /** Of each year. */
  readonly actions: number;
  readonly chance: Chance;
  readonly pictures: readonly Picture[];
}

/** Writes what the agency's people did from the first month of its plans until now. */
export async function liveYears(
  tx: Tx,
  made: MadeUpAgency,
  { kind, actions, chance, pictures }: Lives,
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
  for (const year of made.years) {
    const begun = year.months.filter((month) => month <= monthOf(tx.today));
    for (const [nth, month] of begun.entries()) {
      const cells = year.measureIds.flatMap((measureId) =>
        made.units.map((unit) => ({ measureId, unit, month })),
      );
      for (const told of storiesOf(around, cells, part(actions, nth, begun.length)))
        await write({ em: tx.em, kind }, told, written);
    }
  }
  await keepHeld(tx, made, pictures);
  await tx.em.nativeUpdate(Agency, { id: agency.id }, { syncClock: version });
  return written;
}

/** What happened in the cells of a month that share its actions, a few thousand rows at a time. */
function* storiesOf(
  around: Surroundings,
  cells: readonly StoryPlace[],
  actions: number,
): Iterable<CellRows[]> {
  let gathered: CellRows[] = [];
  let waiting = 0;
  for (const [cell, count] of shared(around.chance, cells, actions)) {
    const told = cellStory(around, cell, count);
    if (told) gathered.push(told);
    waiting += 1 + count;
    if (waiting < AT_ONCE) continue;
    yield gathered;
    gathered = [];
    waiting = 0;
  }
  yield gathered;
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

async function write(to: Writable, cells: readonly CellRows[], written: Counts): Promise<void> {
  const [logs, actions] = [cells.map(({ log }) => log), cells.flatMap((cell) => cell.actions)];
  const [photos, deeds] = [cells.flatMap((cell) => cell.photos), cells.flatMap((cell) => cell.deeds)];
  await insertAll(to, PublicityLog, logs);
  await insertAll(to, PublicityAction, actions);
  await insertAll(to, EvidencePhoto, photos);
  await insertAll(to, MonthDeed, deeds);
  written.logs += logs.length;
  written.actions += actions.length;
  written.photos += photos.length;
  written.deeds += deeds.length;
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
