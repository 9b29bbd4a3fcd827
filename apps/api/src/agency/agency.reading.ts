import { may } from '@prongsai/domain';
import type { RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import { ensure } from '../platform/problem.ts';
import { Agency } from './agency.entity.ts';

/** The agency of a slug. @throws Problem NOT_FOUND */
export async function agencyBySlug({ em }: Pick<RequestContext, 'em'>, slug: string): Promise<Row<Agency>> {
  const [agency] = await rows(em, Agency, { slug });
  ensure(agency, 'NOT_FOUND', {}, 'agency');
  return agency;
}

/** Whether the caller belongs to the agency, and so reads more than what is published. */
export function isInside({ caller }: Pick<RequestContext, 'caller'>, agencyId: string): boolean {
  return caller !== null && may(caller, 'readAgency', { agencyId });
}
