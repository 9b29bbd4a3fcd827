import { may } from '@prongsai/domain';
import type { RequestContext } from '../platform/context.ts';
import type { Report } from './report.entity.ts';

/** The office reads every report of its agency; anybody reads a published one. */
export function mayReadReport(
  { caller }: Pick<RequestContext, 'caller'>,
  { agencyId, publishedAt }: Pick<Report, 'agencyId' | 'publishedAt'>,
): boolean {
  return publishedAt !== null || (caller !== null && may(caller, 'readReports', { agencyId }));
}
