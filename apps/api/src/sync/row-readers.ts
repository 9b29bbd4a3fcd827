/** One reader per kind of row a phone keeps; each turns plain rows into the shapes of the contract. */
import { raw } from '@mikro-orm/core';
import type { ByRow, SyncRow, SyncRowKind, SyncRows } from '@prongsai/contract';
import { Agency } from '../agency/agency.entity.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import { InstructionWord } from '../instruction/instruction-word.entity.ts';
import { Instruction } from '../instruction/instruction.entity.ts';
import { measureRows } from '../measure/measure.rows.ts';
import { MonthMark } from '../month-mark/month-mark.entity.ts';
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
  instruction: { table: 'instruction', agency: 'agency_id', read: instructions },
  instructionWord: { table: 'instruction_word', agency: 'agency_id', read: instructionWords },
  monthMark: { table: 'month_mark', agency: 'agency_id', read: monthMarks },
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
  const where = { agencyId: scope.agencyId, version: within(range), ...inUnits(scope) };
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
        changedAt: row.changedAt.toISOString(),
        withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
        withdrawnReason: row.withdrawnReason,
      },
    ),
  );
}

async function photos(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...inUnits(scope) };
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
  const where = { agencyId: scope.agencyId, version: within(range), ...inUnits(scope) };
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
  const where = { agencyId: scope.agencyId, version: within(range), ...inUnits(scope) };
  const found = await rows(em, MonthDeed, where, page(range));
  const by = await whoDid(em, found);
  return found.map(({ logId, deed, note, covered, takesBackId, ...row }) =>
    syncRow('deed', row, { logId, deed, note, covered, takesBackId, ...by(row) }),
  );
}

async function instructions(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...addressed(scope) };
  const found = await rows(em, Instruction, where, page(range));
  const by = await whoDid(em, found);
  const names = await namesOf(
    em,
    found.map(({ personId }) => personId),
  );
  return found.map(({ unitId, personId, measureId, month, words, dueDay, ...row }) =>
    syncRow('instruction', row, {
      unitId,
      personId,
      personName: names.get(personId ?? '') ?? null,
      measureId,
      month,
      words,
      dueDay,
      ...by(row),
    }),
  );
}

async function instructionWords(em: EntityManager, scope: Scope, range: Range): Promise<SyncRow[]> {
  const where = { agencyId: scope.agencyId, version: within(range), ...ofInstructions(scope) };
  const found = await rows(em, InstructionWord, where, page(range));
  const by = await whoDid(em, found);
  return found.map(({ instructionId, word, words, answerActionId, ...row }) =>
    syncRow('instructionWord', row, { instructionId, word, words, answerActionId, ...by(row) }),
  );
}

/** Of the whole agency, and so for everybody. */
async function monthMarks(em: EntityManager, { agencyId }: Scope, range: Range): Promise<SyncRow[]> {
  const found = await rows(em, MonthMark, { agencyId, version: within(range) }, page(range));
  const by = await whoDid(em, found);
  return found.map(({ mark, month, words, exceptions, ...row }) =>
    syncRow('monthMark', row, { mark, month, words, exceptions, ...by(row) }),
  );
}

interface Did {
  readonly byId: string | null;
  readonly acting: boolean | null;
  readonly at: Date;
  readonly clientTime: Date;
}

/** Who did what these rows are, and when, with their names in one query. */
async function whoDid(em: EntityManager, found: readonly Did[]): Promise<(row: Did) => ByRow> {
  const names = await namesOf(
    em,
    found.map(({ byId }) => byId),
  );
  return ({ byId, acting, at, clientTime }) => ({
    byId: byId ?? '',
    byName: names.get(byId ?? '') ?? '',
    ...(acting !== null && { acting }),
    at: at.toISOString(),
    clientTime: clientTime.toISOString(),
  });
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

/** Those of own units, and those that name the person (INS4). */
function addressed({ units, personId }: Scope): object {
  if (units === 'ALL') return {};
  const ofUnit = { unitId: { $in: [...units] } };
  return personId === null ? ofUnit : { $or: [ofUnit, { personId }] };
}

function ofInstructions({ units, personId }: Scope): object {
  if (units === 'ALL') return {};
  const own = `select id from instruction where unit_id in (${units.map(() => '?').join()}) or person_id = ?`;
  return { instructionId: { $in: raw(own, [...units, personId]) } };
}
