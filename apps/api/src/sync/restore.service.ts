/** What begins once a backup has been put back in place of lost data (S5). */
import type { SyncPage } from '@prongsai/contract';
import { may } from '@prongsai/domain';
import { v4 as uuidv4 } from 'uuid';
import { Activity } from '../activity/activity.entity.ts';
import { note } from '../activity/note.ts';
import { Agency } from '../agency/agency.entity.ts';
import { missBytes } from '../evidence/held-bytes.service.ts';
import { HeldBytes } from '../evidence/held-bytes.entity.ts';
import { endUnusedLinks } from '../person/enrolment.service.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { advanceClock } from '../platform/version-stamp.ts';

/**
 * More than are ever given between a backup and the loss: whatever is written from then on stands above all that was
 * lost, so that nobody is taken to have seen it.
 */
const VERSIONS_PER_EPOCH = 1_000_000;
/** Phones call for an epoch in the first half of the numbers that tables keep and GraphQL tells; the rest is for work. */
const LAST_CALLED_FOR = 2 ** 30;
/** Between two epochs that phones called for: each makes every phone read all anew. */
const REST_MS = 60 * 60 * 1000;

export interface Restored {
  readonly agencies: number;
  /** Photos the database believed to be here and whose bytes are not. */
  readonly photosMissing: number;
  /** One-time links that nobody had used, as far as the database knew. */
  readonly links: number;
  /** When the newest was done that the database knows of; null when nothing was. */
  readonly newest: Date | null;
}

/**
 * Every agency begins a new epoch: phones read all anew and send again what the backup has never heard of. Photos
 * whose bytes did not come back with it are waited for again, and one-time links are made anew: they may have been used
 * since.
 */
export async function beginNewEpoch(tx: Tx, blobs: BlobStore): Promise<Restored> {
  const [last] = await rows(tx.em, Activity, {}, { orderBy: { at: 'desc' }, limit: 1 });
  const photosMissing = await expectMissingBytes(tx, blobs);
  const agencies = await tx.em.find(Agency, {});
  let links = 0;
  for (const agency of agencies) links += await begin(tx, agency, { photosMissing });
  return { agencies: agencies.length, photosMissing, links, newest: last?.at ?? null };
}

/** Whether a phone with this scope had read beyond the clock: its rows begin anew, and nothing else has changed. */
export function isAhead(page: Pick<SyncPage, 'reset' | 'scope'>, scope: string | null): boolean {
  return page.reset && page.scope === scope;
}

/**
 * A phone that is ahead tells that a backup was put back and nobody said so: its agency begins a new epoch. Believed is
 * whoever works with it, and no more versions than an epoch leaves room for; sessions go on, or a phone could sign
 * everybody out. Says whether it did.
 */
export async function learnOfRestore(
  context: Pick<RequestContext, 'database' | 'clock' | 'blobs' | 'log'>,
  caller: Caller,
  since: number,
): Promise<boolean> {
  // Whoever does any work that phones send also writes notes.
  const isBelieved = may(caller, 'writeNote', { agencyId: caller.agencyId });
  const hasBegun = isBelieved && (await beginFor(context, caller, since));
  if (hasBegun)
    expectMissingBytesSoon(context).catch((err: unknown) =>
      context.log.error({ err }, 'not all bytes that are missing since a restore are asked for'),
    );
  return hasBegun;
}

function beginFor(
  context: Pick<RequestContext, 'database' | 'clock'>,
  caller: Caller,
  since: number,
): Promise<boolean> {
  const { agencyId } = caller;
  return inTransaction({ ...context, caller }, async (tx) => {
    const head = await advanceClock(tx.em, agencyId, 0);
    const lately = { agencyId, deed: 'restore', at: { $gt: new Date(tx.now.getTime() - REST_MS) } };
    const couldBe = since > head && since <= head + VERSIONS_PER_EPOCH && head <= LAST_CALLED_FOR;
    if (!couldBe || (await tx.em.count(Activity, lately)) > 0) return false;
    await begin(tx, await tx.em.findOneOrFail(Agency, { id: agencyId }), { since, head });
    return true;
  });
}

/** Gives how many one-time links ended with it. */
async function begin(tx: Tx, agency: Agency, details: Record<string, unknown>): Promise<number> {
  await advanceClock(tx.em, agency.id, VERSIONS_PER_EPOCH);
  agency.epoch = uuidv4();
  agency.epochBeganAt = tx.now;
  const links = await endUnusedLinks(tx, agency.id);
  note(tx, 'restore', { id: agency.id, agencyId: agency.id }, { ...details, links });
  return links;
}

async function expectMissingBytes(tx: Tx, blobs: BlobStore): Promise<number> {
  let missing = 0;
  for await (const sha256 of missingBytes(tx.em, blobs)) missing += await missBytes(tx, sha256);
  return missing;
}

/** The same behind the answer to a phone, each by itself, so that nobody waits for all of them. */
async function expectMissingBytesSoon({
  database,
  blobs,
  clock,
}: Pick<RequestContext, 'database' | 'blobs' | 'clock'>): Promise<void> {
  for await (const sha256 of missingBytes(database.fork(), blobs))
    await inTransaction({ database, clock, caller: null }, (tx) => missBytes(tx, sha256));
}

/** Bytes that the database believes to be here and that are not. */
async function* missingBytes(em: EntityManager, blobs: BlobStore): AsyncGenerator<string> {
  const held = await rows(em, HeldBytes, { missedAt: null });
  for (const sha256 of new Set(held.map((each) => each.sha256)))
    if ((await blobs.size(sha256)) === null) yield sha256;
}
