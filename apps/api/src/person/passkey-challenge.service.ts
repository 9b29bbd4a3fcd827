/** Challenges of passkeys: each is answered once, within minutes, by the browser that asked for it. */
import type { RequestContext } from '../platform/context.ts';
import { ensure, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { hashOf, newSecret } from '../platform/secret.ts';
import { inTransaction } from '../platform/transaction.ts';
import { CHALLENGE_SECONDS } from './passkey-ceremony.ts';
import { PasskeyChallenge, type PasskeyPurpose } from './passkey-challenge.entity.ts';

/** An office of many people behind one address may begin at the same time. */
const MOST_PER_ADDRESS = 200;

/** Keeps a challenge for this browser, which gets a cookie. @throws Problem TOO_MANY_ATTEMPTS */
export async function keepChallenge(
  context: RequestContext,
  kept: { challenge: string; purpose: PasskeyPurpose; personId: string | null },
): Promise<void> {
  const secret = newSecret();
  const addressHash = hashOf(context.address);
  await inTransaction(context, async ({ em, now }) => {
    await em.nativeDelete(PasskeyChallenge, { expiresAt: { $lte: now } });
    if ((await em.count(PasskeyChallenge, { addressHash })) >= MOST_PER_ADDRESS) {
      throw new Problem('TOO_MANY_ATTEMPTS', { minutes: CHALLENGE_SECONDS / 60 });
    }
    const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS * 1000);
    await em.insert(PasskeyChallenge, { secretHash: hashOf(secret), addressHash, expiresAt, ...kept });
  });
  context.setChallenge(secret, CHALLENGE_SECONDS);
}

/** The challenge of this browser, which is used up, whatever comes of it. @throws Problem PASSKEY_TOO_LATE */
export async function takeChallenge(
  context: RequestContext,
  purpose: PasskeyPurpose,
): Promise<Row<PasskeyChallenge>> {
  const secretHash = hashOf(context.challengeSecret ?? '');
  const [kept] = await rows(context.em, PasskeyChallenge, { secretHash });
  // Of two who answer at once, only one finds it.
  const taken = await inTransaction(context, ({ em }) => em.nativeDelete(PasskeyChallenge, { secretHash }));
  ensure(kept && taken === 1 && kept.expiresAt > context.clock(), 'PASSKEY_TOO_LATE');
  ensure(kept.purpose === purpose, 'PASSKEY_TOO_LATE');
  return kept;
}
