import { isInside } from '../agency/agency.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import { Plan } from './plan.entity.ts';

/** Plans of an agency: all of them to its own people, the published ones to anybody (PUB1). */
export function plansReadableBy(context: RequestContext, agencyId: string): Promise<Row<Plan>[]> {
  const published = isInside(context, agencyId) ? {} : { publishedAt: { $ne: null } };
  return rows(context.em, Plan, { agencyId, ...published }, { orderBy: { fiscalYear: 'desc' } });
}
