/** One reader per kind of row a phone keeps; each turns plain rows into the shapes of the contract. */
import { raw } from '@mikro-orm/core';
import type { SyncRow, SyncRowKind, SyncRows } from '@prongsai/contract';
import { Agency } from '../agency/agency.entity.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { measureRows } from '../measure/measure.rows.ts';
import { namesOf } from '../person/person.reading.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { Unit } from '../unit/unit.entity.ts';
import type { Scope } from './scope.ts';

export interface Range {
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}
type Reader = (em: EntityManager, scope: Scope, range: Range) => Promise<SyncRow[]>;

/** The reader of each kind, and where its versions stand. */
const ROW_READERS: Readonly<Record<SyncRowKind, { table: string; agency: string; read: Reader }>> = {
  agency: { table: 'agency', agency: 'id', read: agencies },
  unit: { table: 'unit', agency: 'agency_id', read: units },
  channel: { table: 'channel', agency: 'agency_id', read: channels },
  measure: { table: 'measure', agency: 'agency_id', read: measures },
  log: { table: 'publicity_log', agency: 'agency_id', read: logs },
  action: { table: 'publicity_action', agency: 'agency_id', read: actions },
  photo: { table: 'evidence_photo', agency: 'agency_id', read: photos },
  file: { table: 'evidence_file', agency: 'agency_id', read: files },
  deed: { table: 'month_deed', agency: 'agency_id', read: deeds },
};
const LOOKS = Object.entries(ROW_READERS).map(
  ([kind, { table, agency }]) =>
    `select '${kind}' as kind where exists
     (select 1 from ${table} where ${agency} = ? and version > ? and version <= ?)`,
);

/** Rows of every kind, in no order. */
export async function readRows(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const found: SyncRow[] = [];
  for (const kind of await kindsIn(em, scope, range)) {
    found.push(...(await ROW_READERS[kind].read(em, scope, range)));
  }
  return found;
}

/** A phone that asks again has missed rows of few kinds: one statement finds out which. */
async function kindsIn(
  em: EntityManager,
  { agencyId }: Scope,
  { after, upTo }: Range,
): Promise<SyncRowKind[]> {
  const found = await em.execute<{ kind: SyncRowKind }[]>(
    LOOKS.join(' union all '),
    LOOKS.flatMap(() => [agencyId, after, upTo]),
  );
  return found.map(({ kind }) => kind);
}

async function agencies(em: EntityManager, { agencyId }: Scope, range: Range): Promise<SyncRow[]> {
  const found = await rows(em, Agency, { id: agencyId, version: within(range) });
  return found.map(({ name, slug, district, province, graceDays, ...row }) =>
    syncRow('agency', row, { name, slug, district, province, graceDays }),
  );
}

async function units(em: EntityManager, { agencyId }: Scope, range: Range): Promise<SyncRow[]> {
  const found = await rows(em, Unit, { agencyId, version: within(range) }, page(range));
  return found.map(({ name, label, activeFrom, activeUntil, ...row }) =>
    syncRow('unit', row, { name, label, activeFrom, activeUntil }),
  );
}

async function channels(em: EntityManager, { agencyId }: Scope, range: Range): Promise<SyncRow[]> {
  const found = await rows(em, Channel, { agencyId, version: within(range) }, page(range));
  return found.map(({ code, name, quantityUnit, placeQuestion, asksLink, position, ...row }) =>
    syncRow('channel', row, { code, name, quantityUnit, placeQuestion, asksLink, position }),
  );
}

async function measures(em: EntityManager, { agencyId }: Scope, range: Range): Promise<SyncRow[]> {
  const found = await measureRows(em, { agencyId, version: within(range) }, page(range));
  return found.map(({ id, version, data }) => syncRow('measure', { id, version }, data));
}

async function logs(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...inUnits(scope) };
  const found = await rows(em, PublicityLog, where, page(range));
  return found.map(({ measureId, unitId, month, ...row }) =>
    syncRow('log', row, { measureId, unitId, month }),
  );
}

async function actions(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...ofLogs(scope) };
  const found = await rows(em, PublicityAction, where, page(range));
  const names = await namesOf(
    em,
    found.map(({ recordedById }) => recordedById),
  );
  return found.map(({ id, version, ...row }) =>
    syncRow(
      'action',
      { id, version },
      {
        logId: row.logId,
        day: row.day,
        channel: row.channel,
        what: row.what,
        place: row.place,
        quantity: row.quantity,
        link: row.link,
        recordedById: row.recordedById ?? '',
        recordedByName: names.get(row.recordedById ?? '') ?? '',
        clientTime: row.clientTime.toISOString(),
        receivedAt: row.receivedAt.toISOString(),
        withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
        withdrawnReason: row.withdrawnReason,
      },
    ),
  );
}

async function photos(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...ofActions(scope) };
  const found = await rows(em, EvidencePhoto, where, page(range));
  return found.map(({ id, version, ...row }) =>
    syncRow(
      'photo',
      { id, version },
      {
        actionId: row.actionId,
        sha256: row.sha256,
        sourceSha256: row.sourceSha256,
        bytes: row.bytes,
        width: row.width,
        height: row.height,
        caption: row.caption,
        position: row.position,
        stored: row.stored,
        fault: row.fault,
        usedBefore: row.usedBefore,
        withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      },
    ),
  );
}

async function files(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...ofActions(scope) };
  const found = await rows(em, EvidenceFile, where, page(range));
  return found.map(({ actionId, sha256, bytes, name, stored, fault, withdrawnAt, ...row }) =>
    syncRow('file', row, {
      actionId,
      sha256,
      bytes,
      name,
      stored,
      fault,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    }),
  );
}

async function deeds(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...ofLogs(scope) };
  const found = await rows(em, MonthDeed, where, page(range));
  const names = await namesOf(
    em,
    found.map(({ byId }) => byId),
  );
  return found.map(({ id, version, logId, deed, byId, note, covered, takesBackId, ...row }) =>
    syncRow(
      'deed',
      { id, version },
      {
        logId,
        deed,
        byId: byId ?? '',
        byName: names.get(byId ?? '') ?? '',
        at: row.at.toISOString(),
        clientTime: row.clientTime.toISOString(),
        note,
        covered,
        takesBackId,
      },
    ),
  );
}

function syncRow<K extends SyncRowKind>(
  kind: K,
  row: { id: string; version: number },
  data: SyncRows[K],
): SyncRow {
  return { kind, id: row.id, version: row.version, data } as SyncRow;
}

function within({ after, upTo }: Range) {
  return { $gt: after, $lte: upTo };
}

function page({ limit }: Range) {
  return { orderBy: { version: 'asc' as const }, limit };
}

function inUnits({ units }: Scope) {
  return units === 'ALL' ? {} : { unitId: { $in: [...units] } };
}

function ofLogs({ units }: Scope): object {
  return units === 'ALL' ? {} : { logId: { $in: raw(ownLogs(units), [...units]) } };
}

function ofActions({ units }: Scope): object {
  if (units === 'ALL') return {};
  const own = `select id from publicity_action where log_id in (${ownLogs(units)})`;
  return { actionId: { $in: raw(own, [...units]) } };
}

function ownLogs(units: readonly string[]): string {
  return `select id from publicity_log where unit_id in (${units.map(() => '?').join()})`;
}
