import { readinessOf, roundMonths, type ReportReadiness as Readiness, type Round } from '@prongsai/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { judgeBoard } from '../board/board.service.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { photosOfRound } from './report.photos.ts';

@ObjectType('ReportReadiness', { description: 'What a report would lack if it were produced now.' })
export class ReportReadiness implements Readiness {
  @Field(() => Int, { description: 'Months of a unit and a measure that the report tells of.' })
  cells!: number;
  @Field(() => Int, { description: 'Of these, due and without any record or statement.' })
  unanswered!: number;
  @Field(() => Int, { description: 'Sent back, and not answered yet.' })
  beingMended!: number;
  @Field(() => Int, { description: 'Recorded or stated, and not checked by an executive.' })
  unchecked!: number;
  @Field(() => Int, {
    description: 'With an action that has no photo, or whose photos have not all arrived.',
  })
  photosMissing!: number;
  @Field(() => Int, {
    description: 'Photos of which nobody has decided whether they may be shown to the public.',
  })
  photosUndecided!: number;
}

/** Judged now, by the same rules as the board (REP7). */
export async function readinessNow(
  context: RequestContext,
  planId: string,
  round: Round,
): Promise<Readiness> {
  const plan = await thePlan(context.em, planId, ensureMay(context, 'readReports'));
  const { agencyId, fiscalYear } = plan;
  const board = await judgeBoard(context.em, { agencyId, fiscalYear, today: today(context), units: 'ALL' });
  ensure(board, 'NOT_FOUND', {}, 'planId');
  const months = new Set(roundMonths(fiscalYear, round));
  const cells = board.cells.filter(({ month }) => months.has(month));
  const undecided = await context.em.count(EvidencePhoto, photosOfRound(plan, round, 'UNDECIDED'));
  return readinessOf(
    cells.map(({ state }) => state),
    undecided,
  );
}
