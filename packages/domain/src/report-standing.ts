/** How far a report has come on its way to the public (REP5, PUB3), and back (REP12). */
export type ReportStanding = 'DRAFT' | 'ISSUED' | 'PUBLISHED' | 'WITHDRAWN';

/** When each was done, in whatever form an instant is kept; null when it was not. */
export interface ReportMilestones {
  readonly signedAt: unknown;
  readonly publishedAt: unknown;
  readonly withdrawnAt: unknown;
}

export function reportStanding({ signedAt, publishedAt, withdrawnAt }: ReportMilestones): ReportStanding {
  if (withdrawnAt !== null) return 'WITHDRAWN';
  if (publishedAt !== null) return 'PUBLISHED';
  return signedAt === null ? 'DRAFT' : 'ISSUED';
}

/**
 * Of the reports of the same plan and round the one that took a report's place: the newest that is published, or
 * else the newest that was and is withdrawn (REP4, REP12).
 */
export function successorOf<R extends ReportMilestones & { readonly number: number }>(
  { number }: { readonly number: number },
  reports: readonly R[],
): R | null {
  const newestFirst = reports
    .filter((other) => other.number > number && other.publishedAt !== null)
    .toSorted((a, b) => b.number - a.number);
  return newestFirst.find(({ withdrawnAt }) => withdrawnAt === null) ?? newestFirst[0] ?? null;
}
