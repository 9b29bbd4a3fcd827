/**
 * Passkeys (พาสคีย์): the phone is asked, and what it answers goes to the server. What asks it is fetched at the first
 * tap. Each throws ApiError when the server is not reached; what the phone itself refuses is told like a refusal.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { browser } from '$app/env';
import {
  AddPasskeyDocument,
  EnrolWithPasskeyDocument,
  OfferEnrolmentPasskeyDocument,
  OfferPasskeyDocument,
  OfferPasskeySignInDocument,
  RemovePasskeyDocument,
  SignInWithPasskeyDocument,
} from '@prongsai/contract/documents';
import { query, type UserError } from '#lib/api/graphql.ts';
import { accessWords } from '#lib/messages/access/words.svelte.ts';
import { answerOf, type SignInAnswer } from './sign-in.ts';

/** Whether this browser knows passkeys; an address without TLS has none. The server takes it that one does. */
export function passkeysHere(): boolean {
  return !browser || 'PublicKeyCredential' in globalThis;
}

export async function enrolWithPasskey(token: string): Promise<SignInAnswer> {
  const offered = (await query(OfferEnrolmentPasskeyDocument, { input: { token } })).offerEnrolmentPasskey;
  return answered(offered, make, async (passkey) => {
    const input = { token, passkey };
    return answerOf((await query(EnrolWithPasskeyDocument, { input })).enrolWithPasskey);
  });
}

/** The phone shows whose passkeys it has; no name is typed. */
export async function signInWithPasskey(): Promise<SignInAnswer> {
  const offered = (await query(OfferPasskeySignInDocument, {})).offerPasskeySignIn;
  return answered(offered, use, async (passkey) =>
    answerOf((await query(SignInWithPasskeyDocument, { input: { passkey } })).signInWithPasskey),
  );
}

/** What was refused; empty when it is added. */
export async function addPasskey(): Promise<UserError[]> {
  const offered = (await query(OfferPasskeyDocument, {})).offerPasskey;
  const { errors } = await answered(offered, make, async (passkey) => {
    const { userErrors } = (await query(AddPasskeyDocument, { input: { passkey } })).addPasskey;
    return { person: null, errors: userErrors };
  });
  return errors;
}

export async function removePasskey(passkeyId: string) {
  return (await query(RemovePasskeyDocument, { input: { passkeyId } })).removePasskey;
}

interface Offered {
  options: Record<string, unknown> | null;
  userErrors: UserError[];
}

/** Asks the phone for what was offered, and hands its answer on. */
async function answered(
  { options, userErrors }: Offered,
  ask: (options: Record<string, unknown>) => Promise<object>,
  handOn: (passkey: Record<string, unknown>) => Promise<SignInAnswer>,
): Promise<SignInAnswer> {
  if (!options) return { person: null, errors: userErrors };
  let passkey: object;
  try {
    passkey = await ask(options);
  } catch (error) {
    return { person: null, errors: [refusalOf(error)] };
  }
  return handOn({ ...passkey });
}

async function make(options: Record<string, unknown>): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON: asMade<PublicKeyCredentialCreationOptionsJSON>(options) });
}

async function use(options: Record<string, unknown>): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON: asMade<PublicKeyCredentialRequestOptionsJSON>(options) });
}

/** The server makes its options with the other half of the same library. */
function asMade<Options>(options: unknown): Options {
  return options as Options;
}

/** Why the phone said no, in words of what to do. */
function refusalOf(error: unknown): UserError {
  const { name, code } = { name: '', code: '', ...(error instanceof Error ? named(error) : {}) };
  const t = accessWords.current.asked;
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return refused(code, t.knownHere);
  if (code === 'ERROR_INVALID_DOMAIN' || code === 'ERROR_INVALID_RP_ID') return refused(code, t.otherAddress);
  if (name === 'NotAllowedError' || name === 'AbortError') return refused(name, t.cancelled);
  return refused(code || name, t.impossible);
}

function named(error: Error): { name: string; code: string } {
  return { name: error.name, code: 'code' in error ? String(error.code) : '' };
}

function refused(code: string, message: string): UserError {
  return { field: null, code, message };
}
