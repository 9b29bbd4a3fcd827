import { roundMonths, type Round } from '@prongsai/domain';
import type { Plan } from '../plan/plan.entity.ts';
import type { Row } from '../platform/rows.ts';

/** What comes behind `select`: the standing actions of a plan in the months of a round, as `act`, with its values. */
export function actionsOfRound(
  { id, fiscalYear }: Pick<Row<Plan>, 'id' | 'fiscalYear'>,
  round: Round,
): { from: string; values: string[] } {
  const months = roundMonths(fiscalYear, round);
  const from = `from publicity_action act
    join publicity_log log on log.id = act.log_id
    join measure on measure.id = log.measure_id
    where act.withdrawn_at is null and measure.plan_id = ? and log.month in (${months.map(() => '?').join()})`;
  return { from, values: [id, ...months] };
}
