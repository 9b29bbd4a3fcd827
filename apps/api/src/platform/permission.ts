import { isActing, may, type Deed, type Subject } from '@prongsai/domain';
import type { Caller } from './context.ts';
import { ensure, Problem } from './problem.ts';

/** The caller, or NOT_SIGNED_IN. */
export function signedIn({ caller }: { readonly caller: Caller | null }): Caller {
  ensure(caller, 'NOT_SIGNED_IN');
  return caller;
}

/** The caller, if they may do `deed` to `subject` now (MAY1). @throws Problem saying which right is missing. */
export function ensureMay(
  who: { readonly caller: Caller | null },
  deed: Deed,
  subject: Omit<Subject, 'agencyId'> & { readonly agencyId?: string } = {},
): Caller {
  const caller = signedIn(who);
  const whole: Subject = { agencyId: caller.agencyId, ...subject };
  if (may(caller, deed, whole)) return caller;
  throw new Problem(reason(caller, deed, whole));
}

/** Whether the caller, who may do it, does it for an office (ACTING1). */
export function actsFor(
  { caller }: { readonly caller: Caller | null },
  deed: Deed,
  subject: Omit<Subject, 'agencyId'> = {},
): boolean {
  return caller !== null && isActing(caller, deed, { agencyId: caller.agencyId, ...subject });
}

function reason(caller: Caller, deed: Deed, subject: Subject) {
  const { authorIds: _, ...withoutAuthors } = subject;
  if (may(caller, deed, withoutAuthors)) return deed === 'reviewReport' ? 'OWN_REPORT' : 'OWN_RECORD';
  return may(caller, deed, { agencyId: subject.agencyId }) ? 'OTHER_UNIT' : 'NOT_ALLOWED';
}
