/**
 * A person's authenticator, in software: it makes key pairs, signs what it is asked to, and says what a browser would
 * say of it (WebAuthn, ES256, without attestation).
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Asked {
  readonly challenge: string;
  readonly rp?: { readonly id?: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
  readonly excludeCredentials?: readonly { readonly id: string }[];
}
interface Pair {
  readonly id: string;
  readonly userHandle: string;
  readonly key: KeyObject;
  counter: number;
}
/** What the tests may have it say otherwise than it is. */
export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly userHandle?: string;
  /** The owner was not verified: nobody unlocked the device. */
  readonly unverified?: boolean;
  readonly counter?: number;
}

const [PRESENT, VERIFIED, ATTESTED] = [0x01, 0x04, 0x40];

export class PasskeyHolder {
  readonly pairs: Pair[] = [];
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** As `navigator.credentials.create` answers, in JSON. */
  make(asked: Asked, lies: Lies = {}): object {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(32);
    const pair = { id: text(id), userHandle: asked.user?.id ?? '', key: privateKey, counter: 0 };
    this.pairs.push(pair);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = Buffer.concat([
      // {1: EC2, 3: ES256, -1: P-256, -2: x, -3: y}
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
    const authData = Buffer.concat([this.#seen(asked.rp?.id, lies, ATTESTED, 0), credential]);
    // {"fmt": "none", "attStmt": {}, "authData": …}
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      Buffer.from([authData.length >> 8, authData.length & 0xff]),
      authData,
    ]);
    const clientDataJSON = this.#said('webauthn.create', asked, lies);
    return {
      ...named(pair.id),
      response: {
        clientDataJSON: text(clientDataJSON),
        attestationObject: text(attestationObject),
        transports: ['internal'],
      },
    };
  }

  /** As `navigator.credentials.get` answers, in JSON, with the pair made last unless told. */
  answer(asked: Asked, lies: Lies = {}, pair: Pair | undefined = this.pairs.at(-1)): object {
    if (!pair) throw new Error('There is no passkey to answer with');
    pair.counter += 1;
    const authenticatorData = this.#seen(asked.rpId, lies, 0, lies.counter ?? pair.counter);
    const clientDataJSON = this.#said('webauthn.get', asked, lies);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
    return {
      ...named(pair.id),
      response: {
        clientDataJSON: text(clientDataJSON),
        authenticatorData: text(authenticatorData),
        signature: text(sign('sha256', signed, pair.key)),
        userHandle: lies.userHandle ?? pair.userHandle,
      },
    };
  }

  #seen(rpId: string | undefined, lies: Lies, more: number, counter: number): Buffer {
    const flags = PRESENT | (lies.unverified ? 0 : VERIFIED) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const host = createHash('sha256')
      .update(lies.rpId ?? rpId ?? '')
      .digest();
    return Buffer.concat([host, Buffer.from([flags]), count]);
  }

  #said(type: string, { challenge }: Asked, { origin = this.#origin }: Lies): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}

function named(id: string) {
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url');
}
