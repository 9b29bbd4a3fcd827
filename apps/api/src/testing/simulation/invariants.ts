/** What must be true when the weather has cleared, whatever happened before. Each check names what it finds wrong. */
import { readableUnits } from '@prongsai/domain';
import type { SyncPage, SyncRow } from '@prongsai/contract';
import { countsOf } from '@prongsai/outbox';
import { rowKey } from '@prongsai/outbox/testing';
import { Activity } from '../../activity/activity.entity.ts';
import { EvidenceFile } from '../../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../../evidence/evidence-photo.entity.ts';
import type { Caller } from '../../platform/context.ts';
import { rows } from '../../platform/rows.ts';
import { SyncReceipt } from '../../sync/sync-receipt.entity.ts';
import type { SimulatedPhone } from './simulated-phone.ts';
import type { SimulatedTown } from './simulated-town.ts';
import type { World } from './world.ts';

/** Sentences; none when all is well. */
export async function broken(world: World): Promise<string[]> {
  const found = [
    ...world.hands.wrong,
    ...(await savedIsAnswered(world)),
    ...(await takenBackIsUnheardOf(world)),
    ...(await nothingIsDoneTwice(world)),
    ...(await nobodyConflictsWithThemselves(world)),
    ...(await nothingIsReplacedUnseen(world)),
    ...(await bytesAreSomewhere(world)),
    ...(await versionsAreDistinct(world)),
    ...world.town.unexpected.map((error) => `the server did not expect: ${String(error)}`),
  ];
  const readAnew = newPhones(world.town);
  for (const phone of world.awake()) found.push(...(await phoneHasConverged(world.town, phone, readAnew)));
  return found;
}

/**
 * Unsent, refused and applied work together are everything a person ever saved; applied work is not also refused.
 * What a restored server has forgotten waits in the phone's memory until its person may sign in again.
 */
async function savedIsAnswered(world: World): Promise<string[]> {
  const applied = await world.appliedOpIds();
  const { operations } = world.hands.keeping;
  return [...operations.saved].flatMap((opId) => {
    const on = (store: 'ops' | 'attention') =>
      world.phones.some(({ storage }) => storage.stores[store].has(opId));
    const isDone = applied.has(opId);
    const isRemembered = world.asleep().some(({ storage }) => storage.stores.acknowledged.has(opId));
    if (operations.isKept(opId) && !isDone && !isRemembered && !on('ops') && !on('attention'))
      return [`${opId} was saved and is nowhere`];
    if (isDone && on('attention') && !world.twoHistories)
      return [`${opId} was applied and is called refused`];
    return [];
  });
}

/** UNDO1: what had never been handed to the network is as if it had not been saved. */
async function takenBackIsUnheardOf(world: World): Promise<string[]> {
  const applied = await world.appliedOpIds();
  const heardOf = [...world.hands.neverSent].filter((opId) => applied.has(opId));
  return heardOf.map((opId) => `${opId} was taken back before it left, and was applied`);
}

/** The trail has one line for each operation that took effect, never more. */
async function nothingIsDoneTwice({ town }: World): Promise<string[]> {
  const receipts = await rows(town.em, SyncReceipt, { status: 'APPLIED' });
  const activities = await rows(town.em, Activity, {});
  const done = Map.groupBy(activities, ({ deed, subjectId }) => `${deed} ${subjectId}`);
  const told = Map.groupBy(receipts, ({ kind, entityId }) => `${kind} ${entityId}`);
  return [...told].flatMap(([deed, { length: times }]) => {
    const took = done.get(deed)?.length ?? 0;
    // What had not been withdrawn stands already.
    if (took === 0 && !deed.startsWith('restore')) return [`${deed} was acknowledged and did not happen`];
    return took > times ? [`${deed} was acknowledged ${times} times and happened ${took} times`] : [];
  });
}

/** A change of what the same person withdrew elsewhere is refused too, but not for somebody else’s sake. */
async function nobodyConflictsWithThemselves({ town }: World): Promise<string[]> {
  const receipts = await rows(town.em, SyncReceipt, {});
  const byEntity = Map.groupBy(receipts, ({ entityId }) => entityId);
  const conflicts = receipts.filter(
    ({ status, code }) => status === 'CONFLICT' && code === 'CHANGED_MEANWHILE',
  );
  return conflicts
    .filter(({ opId, entityId, personId }) => {
      const seen = town.seenWhenAnswered.get(opId) ?? 0;
      const since = (byEntity.get(entityId) ?? []).filter(({ version }) => (version ?? 0) > seen);
      return !since.some((other) => other.status === 'APPLIED' && other.personId !== personId);
    })
    .map(
      ({ kind, entityId, code }) => `${kind} of ${entityId} met nobody else’s work and was called ${code}`,
    );
}

/** S3: what somebody put into a field, nobody else replaced without having seen it. */
async function nothingIsReplacedUnseen({ town, seenInForm }: World): Promise<string[]> {
  const receipts = await rows(
    town.em,
    SyncReceipt,
    { kind: { $in: ['recordAction', 'changeAction'] }, changed: true },
    { orderBy: { version: 'asc' } },
  );
  const fields = new Map<string, { value: unknown; version: number; personId: string }>();
  const found: string[] = [];
  for (const { opId, entityId, payload, personId, version } of receipts) {
    const seen = seenInForm.get(opId) ?? town.seenWhenAnswered.get(opId) ?? 0;
    for (const [name, value] of Object.entries(payload as object)) {
      const field = `${name} of ${entityId}`;
      const before = fields.get(field);
      if (before?.value === value) continue;
      if (before && before.personId !== personId && before.version > seen)
        found.push(`${opId} replaced ${field} without having seen it`);
      fields.set(field, { value, version: version ?? 0, personId });
    }
  }
  return found;
}

/** Bytes that a record names are with the server, or still on a phone; what is called stored is. */
async function bytesAreSomewhere(world: World): Promise<string[]> {
  const standing = { withdrawnAt: null };
  const photos = await rows(world.town.em, EvidencePhoto, standing);
  const files = await rows(world.town.em, EvidenceFile, standing);
  const found: string[] = [];
  for (const { sha256, stored, fault } of [...photos, ...files]) {
    if (fault) found.push(`${sha256} is called ${fault}`);
    if (stored && !(await world.town.holds(sha256))) found.push(`${sha256} is called stored and is not`);
    if (world.hands.keeping.bytes.isKept(sha256) && !(await world.areSomewhere(sha256)))
      found.push(`${sha256} is nowhere`);
  }
  return found;
}

/** S2: no two rows of an agency share a version, and none is ahead of the clock. */
async function versionsAreDistinct({ town }: World): Promise<string[]> {
  const tables = [
    ...['publicity_log', 'publicity_action', 'evidence_photo', 'evidence_file', 'month_deed'],
    ...['instruction', 'instruction_word', 'month_mark'],
  ];
  const all = tables.map((table) => `select version from ${table}`).join(' union all ');
  const [found] = await town.em.execute<{ rows: number; versions: number; last: number; clock: number }[]>(
    `select count(*) as rows, count(distinct version) as versions, coalesce(max(version), 0) as last,
      (select sync_clock from agency) as clock from (${all})`,
  );
  if (!found || found.rows !== found.versions) return ['two rows have the same version'];
  return found.last > found.clock ? ['a row is ahead of the agency’s clock'] : [];
}

/** The phone shows what a new phone of this person would read, nothing of units they may no longer see, nothing waits. */
async function phoneHasConverged(
  town: SimulatedTown,
  phone: SimulatedPhone,
  readAnew: ReadAnew,
): Promise<string[]> {
  const caller = await town.caller(phone.personId);
  if (!caller) return [];
  const { rows: here } = phone.storage.stores;
  const found: string[] = [];
  const { waiting, waitingPhotos } = countsOf(phone.state);
  if (waiting > 0) found.push(`${waiting} operations of ${phone.who} still wait`);
  if (waitingPhotos > 0) found.push(`${waitingPhotos} photos of ${phone.who} still wait`);
  if (!phone.state.acknowledged.every(({ settled }) => settled)) found.push(`${phone.who}: unsettled work`);
  const there = await readAnew(caller);
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
    (key) => JSON.stringify(here.get(key)) !== JSON.stringify(there.get(key)),
  );
  found.push(...differing.map((key) => `${phone.who}: ${key} differs`));
  const units = readableUnits(caller);
  const foreign = [...here.values()].filter(
    (row) => row.kind === 'log' && units !== 'ALL' && !units.includes(row.data.unitId),
  );
  return [...found, ...foreign.map(({ id }) => `${phone.who} still has ${id} of another unit`)];
}

type ReadAnew = (caller: Caller) => Promise<Map<string, SyncRow>>;

/** Reads everything as a new phone would; once for all people who may see the same. */
function newPhones(town: SimulatedTown): ReadAnew {
  const known = new Map<string, Promise<Map<string, SyncRow>>>();
  return (caller) => {
    const sight = String(readableUnits(caller));
    const reading = known.get(sight) ?? everythingFor(town, caller);
    known.set(sight, reading);
    return reading;
  };
}

async function everythingFor(town: SimulatedTown, caller: Caller): Promise<Map<string, SyncRow>> {
  const all = new Map<string, SyncRow>();
  let page: SyncPage | null = null;
  do {
    page = await town.pull(caller, page?.cursor ?? 0, page?.scope ?? null);
    for (const row of page.rows) all.set(rowKey(row), row);
  } while (page.hasMore);
  return all;
}
