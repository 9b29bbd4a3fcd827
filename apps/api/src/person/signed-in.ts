import type { Caller } from '../platform/context.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';

/** The signed-in person's id; a token is nobody. @throws Problem NOT_SIGNED_IN, NOT_ALLOWED */
export function personIn(who: { readonly caller: Caller | null }): string {
  const { personId } = signedIn(who);
  ensure(personId, 'NOT_ALLOWED');
  return personId;
}
