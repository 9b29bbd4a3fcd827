import { readinessOf, roundMonths, type ReportReadiness as Readiness, type Round } from '@prongsai/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { judgeBoard } from '../board/board.service.ts';
import { Plan } from '../plan/plan.entity.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';

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
}

/** Judged now, by the same rules as the board (REP7). */
export async function readinessNow(
  context: RequestContext,
  planId: string,
  round: Round,
): Promise<Readiness> {
  const { agencyId } = ensureMay(context, 'readReports');
  const [plan] = await rows(context.em, Plan, { id: planId, agencyId });
  ensure(plan, 'NOT_FOUND', {}, 'planId');
  const { fiscalYear } = plan;
  const board = await judgeBoard(context.em, { agencyId, fiscalYear, today: today(context), units: 'ALL' });
  ensure(board, 'NOT_FOUND', {}, 'planId');
  const months = new Set(roundMonths(fiscalYear, round));
  return readinessOf(board.cells.filter(({ month }) => months.has(month)).map(({ state }) => state));
}
