/** What became of a link, and when the server looks at it again (LINK1). */
export const LINK_FATES = ['OPENS', 'GONE', 'UNKNOWN'] as const;
export type LinkFate = (typeof LINK_FATES)[number];

/** What one look found. */
export interface LinkLook {
  readonly opens: boolean;
  /** What the site answered in HTTP; null when it did not answer, or may not be asked. */
  readonly status: number | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const AGAIN_DAYS = { opens: 7, otherwise: 1 } as const;
/** A fiscal year, and a month to correct its report. */
const WATCHED_DAYS = 400;
/** So a site says that a page is not there. Other refusals may be meant for machines, or be over tomorrow. */
const GONE = [404, 410];

export function linkFate({ opens, status }: LinkLook): LinkFate {
  if (opens) return 'OPENS';
  return status !== null && GONE.includes(status) ? 'GONE' : 'UNKNOWN';
}

/** The instant of the look after this one; null when the link was last recorded too long ago. */
export function nextLookAt({ opens }: LinkLook, lookedAt: Date, recordedAt: Date): Date | null {
  const next = lookedAt.getTime() + (opens ? AGAIN_DAYS.opens : AGAIN_DAYS.otherwise) * DAY_MS;
  return next > recordedAt.getTime() + WATCHED_DAYS * DAY_MS ? null : new Date(next);
}
