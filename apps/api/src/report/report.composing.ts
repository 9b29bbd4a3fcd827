/** What a report is composed from, out of the records. */
import { raw } from '@mikro-orm/core';
import {
  cellKey,
  monthsOf,
  type Day,
  isCleared,
  standingStatement,
  type MeasureResult,
  type PhotoVerdict,
  type ReportAudience,
  type ReportInput,
  type Signers,
} from '@prongsai/domain';
import { judgeBoard, logsOfPlan, type JudgedBoard } from '../board/board.service.ts';
import { factsOf, judgedDeed, type LogFacts } from '../board/facts.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { PhotoClearance } from '../evidence/photo-clearance.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Person } from '../person/person.entity.ts';
import { RoleHolding } from '../person/role-holding.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { today, type House } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensure } from '../platform/problem.ts';
import { columns, rows, type Row } from '../platform/rows.ts';
import { actionsOfRound } from './actions-of-round.ts';
import { templateOf } from './report-template.service.ts';
import { Rewording } from './rewording.entity.ts';

/** What is decided before the document is written. */
export interface Asked {
  readonly plan: Row<Plan>;
  /** 1 covers October to March, 2 the whole year. */
  readonly round: 1 | 2;
  readonly audience: ReportAudience;
  readonly preparedBy: string;
  readonly corrects: { readonly number: number; readonly day: Day } | null;
}

/** What a document would be composed from now. */
export async function inputNow(
  house: Pick<House, 'clock'>,
  em: EntityManager,
  asked: Asked,
): Promise<ReportInput> {
  const { plan, round, audience, corrects } = asked;
  const { agencyId, fiscalYear } = plan;
  const board = await judgeBoard(em, { agencyId, fiscalYear, today: today(house), units: 'ALL' });
  ensure(board, 'NOT_FOUND');
  const facts = await factsOf(em, logsOfPlan(em, plan.id));
  const channels = await rows(em, Channel, { agencyId });
  return {
    plan: { blocks: plan.blocks, measures: await plannedMeasures(em, board) },
    results: resultsOf(board, {
      facts: new Map(facts.map((each) => [cellKey(each.log), each])),
      channels: new Map(channels.map((channel) => [channel.code, channel])),
      files: await filesByAction(em, asked),
      verdicts: await verdictsOf(em, asked),
      rewordings: await rewordingsNow(em, plan.id),
    }),
    round,
    audience,
    months: monthsOf(fiscalYear),
    template: await templateOf(em, agencyId),
    signers: {
      prepared: asked.preparedBy,
      executive: await theExecutive(em, agencyId),
    },
    corrects,
  };
}

async function plannedMeasures(em: EntityManager, { plan, measures }: JudgedBoard) {
  const known = new Map(measures.map(({ id, data }) => [id, data]));
  const printed = await rows(em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
  return printed.map(({ id, position, title, cells }) => ({
    id,
    position,
    code: (known.get(id)?.writtenCodes ?? []).join(' '),
    title,
    cells,
  }));
}

/** Whose name stands under the executive’s signature: where there is none, or more than one, it is left open. */
async function theExecutive(em: EntityManager, agencyId: string): Promise<Signers['executive']> {
  const people = await rows(em, Person, { agencyId, disabledAt: null });
  const personId = { $in: people.map(({ id }) => id) };
  const held = await rows(em, RoleHolding, { personId, role: 'EXECUTIVE', endedAt: null });
  const [only, another] = held;
  if (!only || another) return { name: null, acting: false };
  const { displayName = null } = people.find(({ id }) => id === only.personId) ?? {};
  return { name: displayName, acting: only.acting };
}

interface Known {
  /** By `cellKey`. */
  readonly facts: ReadonlyMap<string, LogFacts>;
  /** By code. */
  readonly channels: ReadonlyMap<string, Row<Channel>>;
  /** By action. */
  readonly files: ReadonlyMap<string, readonly Row<EvidenceFile>[]>;
  /** By the hash of a photo. */
  readonly verdicts: ReadonlyMap<string, PhotoVerdict>;
  /** By action, or by `cellKey`. */
  readonly rewordings: ReadonlyMap<string, StandingRewording>;
}

/** What stands of all that was written anew (REP9). */
type StandingRewording = Row<Rewording> & { readonly text: string };

async function rewordingsNow(em: EntityManager, planId: string): Promise<Known['rewordings']> {
  const written = await rows(em, Rewording, { planId }, { orderBy: { id: 'asc' } });
  const latest = new Map(written.map((each) => [each.actionId ?? cellKey(each), each]));
  return new Map([...latest].filter((entry): entry is [string, StandingRewording] => entry[1].text !== null));
}

/** Those that have arrived and are sound, in the order they were made; found from the actions of the round alone. */
async function filesByAction(em: EntityManager, { plan, round }: Asked): Promise<Known['files']> {
  const { from, values } = actionsOfRound(plan, round);
  const ofRound = { actionId: { $in: raw(`select act.id ${from}`, values) } };
  const sound = { ...ofRound, withdrawnAt: null, stored: true, fault: null };
  const found = await rows(em, EvidenceFile, sound, { orderBy: { id: 'asc' } });
  return Map.groupBy(found, ({ actionId }) => actionId);
}

/** Of what the actions of the round show. */
async function verdictsOf(em: EntityManager, { plan, round }: Asked): Promise<Known['verdicts']> {
  const { agencyId } = plan;
  const { from, values } = actionsOfRound(plan, round);
  const shown = `select photo.sha256 from evidence_photo photo where photo.action_id in (select act.id ${from})`;
  const which = { agencyId, sha256: { $in: raw(shown, values) } };
  const decided = await columns(em, PhotoClearance, ['sha256', 'verdict'], which);
  return new Map(decided.map(({ sha256, verdict }) => [sha256, verdict]));
}

function resultsOf(board: JudgedBoard, known: Known): MeasureResult[] {
  const unitNames = new Map(board.units.map(({ id, name }) => [id, name]));
  const byMeasure = Map.groupBy(board.cells, ({ measureId }) => measureId);
  return [...byMeasure].map(([measureId, cells]) => ({
    measureId,
    months: cells.map((cell) => {
      const facts = known.facts.get(cellKey(cell));
      return {
        unitId: cell.unitId,
        unitName: unitNames.get(cell.unitId) ?? '',
        month: cell.month,
        status: cell.state.status,
        reason: facts ? reasonOf(facts) : null,
        rewording: known.rewordings.get(cellKey(cell)) ?? null,
        actions: facts ? actionsOf(facts, known) : [],
      };
    }),
  }));
}

/** Why nothing was done, in the words that stand. */
function reasonOf({ deeds }: LogFacts): string | null {
  return standingStatement(deeds.map((deed) => ({ ...judgedDeed(deed), note: deed.note })))?.note ?? null;
}

function actionsOf(facts: LogFacts, { channels, files, verdicts, rewordings }: Known) {
  const standing = facts.actions.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.map(({ id, day, channel, what, place, quantity, link }) => ({
    id,
    day,
    channel,
    channelName: channels.get(channel)?.name ?? channel,
    quantityUnit: channels.get(channel)?.quantityUnit ?? null,
    what,
    place,
    quantity,
    link,
    photos: (facts.photos.get(id) ?? [])
      .filter(({ stored, fault }) => stored && fault === null)
      .map((photo) => ({
        sha256: photo.sha256,
        caption: photo.caption,
        isCleared: isCleared(verdicts.get(photo.sha256) ?? null),
      })),
    files: (files.get(id) ?? []).map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
    rewording: rewordings.get(id) ?? null,
  }));
}
