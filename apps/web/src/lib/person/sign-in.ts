/** Signing in and out, and the one-time links. Each answers with the person, or with what was refused. */
import {
  EnrolDocument,
  EnrolmentOfferDocument,
  SetUpDocument,
  SetUpOfferDocument,
  SignInDocument,
  SignOutDocument,
  type SetUpInput,
  type SignedInPersonFragment,
} from '@prongsai/contract/documents';
import { query, type UserError } from '#lib/api/graphql.ts';
import { clearReminders } from '#lib/reminder/this-browser.ts';
import type { RememberedPerson } from './person.svelte.ts';
import { rememberedFrom } from './remembered.ts';

export interface SignInAnswer {
  /** Null when refused. */
  person: RememberedPerson | null;
  errors: UserError[];
}

/** Throws ApiError when there is no answer. The phone does not remember the person yet: see `settle`. */
export async function signIn(loginName: string, password: string): Promise<SignInAnswer> {
  const { signIn: payload } = await query(SignInDocument, {
    input: { loginName: loginName.trim(), password },
  });
  return answerOf(payload);
}

export async function enrol(token: string, password: string): Promise<SignInAnswer> {
  const { enrol: payload } = await query(EnrolDocument, { input: { token, password } });
  return answerOf(payload);
}

/** The link is then the founder’s own, to enrol with. */
export async function setUp(input: SetUpInput) {
  return (await query(SetUpDocument, { input })).setUp;
}

/** Whom a one-time link is for; null when it cannot be used. */
export async function enrolmentOffer(token: string) {
  return (await query(EnrolmentOfferDocument, { token })).enrolment;
}

/** Whether a set-up link can be used. */
export async function isSetUpOffered(token: string): Promise<boolean> {
  return (await query(SetUpOfferDocument, { token })).setUpOffer ?? false;
}

/**
 * Ends the session on the server and with it the reminders here. Throws ApiError when not reached. What the browser
 * itself still keeps of their reminders goes too; nobody waits for its push service.
 */
export async function signOut(): Promise<void> {
  await query(SignOutDocument, {});
  void clearReminders().catch(() => undefined);
}

export function answerOf(payload: {
  viewer: SignedInPersonFragment | null;
  userErrors: UserError[];
}): SignInAnswer {
  return { person: payload.viewer && rememberedFrom(payload.viewer), errors: payload.userErrors };
}
