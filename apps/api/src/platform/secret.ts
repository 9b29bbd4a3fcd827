/** Random secrets and their hashes, and passwords as argon2id. */
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const PASS_LENGTH = 32;
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const derive = promisify(argon2);

/** 256 random bits as URL-safe text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex; enough for secrets that are random themselves. */
export function hashOf(secret: string | Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** argon2id as a PHC string: 19 MiB, two passes, one lane. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await run(password, salt);
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${text(salt)}$${text(hash)}`;
}

/** Takes the same time whether or not there is a hash to compare with. */
export async function passwordMatches(password: string, phc: string | null): Promise<boolean> {
  const [, , , , salt = '', hash = ''] = (phc ?? '').split('$');
  const derived = await run(password, salt ? Buffer.from(salt, 'base64') : Buffer.alloc(16));
  const expected = Buffer.from(hash, 'base64');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function run(password: string, nonce: Buffer): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'));
  return derive('argon2id', { message, nonce, tagLength: PASS_LENGTH, ...COST });
}
