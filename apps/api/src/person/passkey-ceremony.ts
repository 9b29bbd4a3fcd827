/**
 * What browsers and passkeys say to each other about this server (WebAuthn). The server is known by the host of its
 * public address, so a passkey works at that address alone, whatever stands in front of the process.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { COSEALG, decodeAttestationObject, decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Row } from '../platform/rows.ts';
import { Problem } from '../platform/problem.ts';
import type { Passkey } from './passkey.entity.ts';
import type { Person } from './person.entity.ts';

type Address = Pick<Config, 'publicUrl'>;

/** How long a person may take over the question of the phone. */
export const CHALLENGE_SECONDS = 5 * 60;
const SERVER_NAME = 'โปร่งใส';
/** A passkey stands alone, in the place of a password, so the device has to be sure who holds it. */
const USER_VERIFICATION = 'required';
/** What every authenticator knows one of. */
const ALGORITHMS = [COSEALG.EdDSA, COSEALG.ES256, COSEALG.RS256];

/** Asks a browser for a new passkey that knows its person, other than those `known`. */
export function askForNew(
  { publicUrl }: Address,
  { id, loginName, displayName }: Pick<Person, 'id' | 'loginName' | 'displayName'>,
  known: readonly Pick<Passkey, 'credentialId' | 'transports'>[],
) {
  return generateRegistrationOptions({
    rpName: SERVER_NAME,
    rpID: hostOf(publicUrl),
    userID: new TextEncoder().encode(id),
    userName: loginName,
    userDisplayName: displayName,
    timeout: CHALLENGE_SECONDS * 1000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: USER_VERIFICATION },
  });
}

/** Asks a browser for a passkey of this server, whosever it is. */
export function askForKnown({ publicUrl }: Address) {
  return generateAuthenticationOptions({
    rpID: hostOf(publicUrl),
    timeout: CHALLENGE_SECONDS * 1000,
    userVerification: USER_VERIFICATION,
  });
}

const text = z.string().min(1).max(20_000);
const asWritten = { id: text.max(2_000), rawId: text.max(2_000), type: z.literal('public-key') };
const newPasskey = z.object({
  ...asWritten,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});
const knownPasskey = z.object({
  ...asWritten,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text }),
});

/** What is to be kept of a new passkey. @throws Problem PASSKEY_UNUSABLE */
export async function readNew(config: Address, challenge: string, answer: unknown) {
  const response = readAs(newPasskey, answer);
  return refusing(async () => {
    ensureSaysNothingOfItsMaker(response.response.attestationObject);
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
      ...expectedPlace(config, response.response.clientDataJSON),
    });
    if (!registrationInfo) return null;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: response.response.transports,
      synced: credentialDeviceType === 'multiDevice',
    };
  });
}

/** Which passkey an answer claims to come from, before it is believed. @throws Problem PASSKEY_UNUSABLE */
export function credentialIn(answer: unknown): string {
  return readAs(knownPasskey, answer).id;
}

/**
 * The new count of a passkey that has signed this challenge, for its own person. Whether it has grown is for the
 * caller to judge. @throws Problem PASSKEY_UNUSABLE
 */
export async function readKnown(
  config: Address,
  challenge: string,
  answer: unknown,
  passkey: Pick<Row<Passkey>, 'credentialId' | 'publicKey' | 'personId'>,
): Promise<number> {
  const response = readAs(knownPasskey, answer);
  return refusing(async () => {
    if (Buffer.from(response.response.userHandle, 'base64url').toString() !== passkey.personId) return null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: 0,
      },
      ...expectedPlace(config, response.response.clientDataJSON),
    });
    return verified ? authenticationInfo.newCounter : null;
  });
}

/** The public address; on localhost, which only this machine reaches, any port of it. */
function expectedPlace({ publicUrl }: Address, clientDataJSON: string) {
  const host = hostOf(publicUrl);
  const { origin } = new URL(publicUrl);
  const said = decodeClientDataJSON(clientDataJSON).origin;
  const isHere = host === 'localhost' && /^http:\/\/localhost(:\d{1,5})?$/.test(said);
  return { expectedRPID: host, expectedOrigin: isHere ? said : origin };
}

/** Nobody was asked who made the authenticator; looking into such certificates would fetch what they name. */
function ensureSaysNothingOfItsMaker(attestationObject: string): void {
  const read = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const isSelfSigned = read.get('fmt') === 'packed' && read.get('attStmt').get('x5c') === undefined;
  if (read.get('fmt') !== 'none' && !isSelfSigned) throw new Problem('PASSKEY_UNUSABLE');
}

/** Whatever is wrong with an answer, it is refused with the same words. */
async function refusing<T>(read: () => Promise<T | null>): Promise<T> {
  const found = await read().catch(() => null);
  if (found === null) throw new Problem('PASSKEY_UNUSABLE');
  return found;
}

function readAs<T>(shape: z.ZodType<T>, answer: unknown): T {
  const read = shape.safeParse(answer);
  if (!read.success) throw new Problem('PASSKEY_UNUSABLE');
  return read.data;
}

function hostOf(publicUrl: string): string {
  return new URL(publicUrl).hostname;
}
