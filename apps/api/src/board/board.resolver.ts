import { readableUnits, type CellStatus, type Day, type FiscalYear, type YearMonth } from '@prongsai/domain';
import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { Measure } from '../measure/measure.entity.ts';
import { MonthMark } from '../month-mark/month-mark.entity.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { about } from '../platform/query-cost.ts';
import { rows } from '../platform/rows.ts';
import { DateScalar, FiscalYearScalar, YearMonthScalar } from '../platform/scalars.ts';
import { Unit } from '../unit/unit.entity.ts';
import { judgeBoard, type JudgedCell } from './board.service.ts';
import { CellStatusEnum } from './cell-status.ts';

@ObjectType('BoardCell', { description: 'One measure × unit × month.' })
class BoardCell {
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => YearMonthScalar, { description: 'The month.' })
  month!: YearMonth;
  @Field(() => CellStatusEnum, { description: 'Its state.' })
  status!: CellStatus;
  @Field(() => Boolean, { description: 'Owed, unfinished and past its due day.' })
  overdue!: boolean;
  @Field(() => Boolean, { description: 'Something reached the server after the due day.' })
  late!: boolean;
  @Field(() => Boolean, { description: 'Something reached the server after the month was closed.' })
  afterClosing!: boolean;
  @Field(() => Boolean, { description: 'The records are no longer those the latest check covered.' })
  changedSinceCheck!: boolean;
  @Field(() => Boolean, { description: 'An action has no photo, or one whose bytes have not arrived.' })
  photosMissing!: boolean;
  @Field(() => Int, { description: 'Actions that stand.' })
  actionCount!: number;
}

@ObjectType('Board', { description: 'A fiscal year at a glance (กระดาน).' })
class Board {
  @Field(() => FiscalYearScalar, { description: 'Buddhist year.' })
  fiscalYear!: FiscalYear;
  @Field(() => DateScalar, { description: 'The day it was judged.' })
  today!: Day;
  @Field(() => [YearMonthScalar], { description: 'Its twelve months.' })
  months!: readonly YearMonth[];
  @Field(() => [Unit], { description: 'Units the reader may see.' })
  units!: unknown[];
  @Field(() => [Measure], { description: 'Measures of the plan.' })
  measures!: unknown[];
  @Field(() => [BoardCell], {
    description: 'Owed cells, and cells somebody recorded in.',
    complexity: about(1_000),
  })
  cells!: BoardCell[];
  @Field(() => [MonthMark], {
    description: 'What executives said of its months, oldest first: calls (กำชับ), closings (ปิดเดือน).',
  })
  marks!: unknown[];
}

@Resolver()
export class BoardResolver {
  @Query(() => Board, { nullable: true, description: 'The board of one year; staff see their own units.' })
  async board(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Arg('fiscalYear', () => FiscalYearScalar, { description: 'Buddhist year.' }) fiscalYear: FiscalYear,
  ): Promise<Board | null> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    const caller = ensureMay(context, 'readAgency', { agencyId });
    const asked = { agencyId, fiscalYear, today: today(context), units: readableUnits(caller) };
    const board = await judgeBoard(context.em, asked);
    if (!board) return null;
    const { months, units, plan } = board;
    const measures = await rows(context.em, Measure, { planId: plan.id }, { orderBy: { position: 'asc' } });
    return {
      fiscalYear,
      today: asked.today,
      months,
      units: [...units],
      measures,
      cells: board.cells.map(boardCell),
      marks: [...board.marks],
    };
  }
}

function boardCell({ state, ...cell }: JudgedCell): BoardCell {
  return { ...cell, ...state };
}
