import { isInside } from '../agency/agency.reading.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensure } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { Plan } from './plan.entity.ts';

/** Plans of an agency: all of them to its own people, the published ones to anybody (PUB1). */
export function plansReadableBy(context: RequestContext, agencyId: string): Promise<Row<Plan>[]> {
  const published = isInside(context, agencyId) ? {} : { publishedAt: { $ne: null } };
  return rows(context.em, Plan, { agencyId, ...published }, { orderBy: { fiscalYear: 'desc' } });
}

/** A plan of the caller’s agency. @throws Problem NOT_FOUND */
export async function thePlan(
  em: EntityManager,
  id: string,
  { agencyId }: Pick<Caller, 'agencyId'>,
  options: { lock?: boolean } = {},
): Promise<Row<Plan>> {
  const [plan] = await rows(em, Plan, { id, agencyId }, options);
  ensure(plan, 'NOT_FOUND', {}, 'planId');
  return plan;
}
