/** Third parties' keys. A token acts through the same rights table as people: its scopes are roles. */
import type { Holding } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { Caller } from '../platform/context.ts';
import { ensureCameLately } from '../person/session.service.ts';
import { personIn } from '../person/signed-in.ts';
import { noteUse, type Asking } from '../platform/last-use.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { hashOf, newSecret } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import { AccessToken, type TokenScope } from './access-token.entity.ts';

const PREFIX = 'prongsai_';
const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS = 366;
const HOLDINGS: Readonly<Record<TokenScope, readonly Holding[]>> = {
  READ_PUBLIC: [],
  READ_AGENCY: [{ role: 'AUDITOR', unitId: null }],
  WRITE_LOGS: [{ role: 'RECORDER', unitId: null }],
  ADMIN: [{ role: 'COORDINATOR', unitId: null }],
};

/** The token and its secret, which is shown this once. `days` from now until it ends, at most 366. */
export async function issueToken(tx: Tx, input: { name: string; scopes: TokenScope[]; days: number }) {
  const caller = ensureMay(tx, 'issueToken');
  ensureCameLately(tx);
  ensure(input.name.trim() !== '', 'FIELD_MISSING', { field: 'name' }, 'name');
  ensure(input.scopes.length > 0, 'FIELD_MISSING', { field: 'scopes' }, 'scopes');
  ensure(
    input.days >= 1 && input.days <= MOST_DAYS,
    'FIELD_WRONG',
    { field: 'days', found: input.days },
    'days',
  );
  const secret = PREFIX + newSecret();
  const token = tx.em.create(
    AccessToken,
    {
      id: uuidv7(),
      agencyId: caller.agencyId,
      issuedById: personIn(tx),
      name: input.name.trim(),
      scopes: input.scopes,
      secretHash: hashOf(secret),
      expiresAt: new Date(tx.now.getTime() + input.days * DAY_MS),
    },
    { persist: true },
  );
  note(tx, 'issueToken', token, { scopes: input.scopes });
  return { token, secret };
}

export async function revokeToken(tx: Tx, id: string): Promise<AccessToken> {
  const caller = ensureMay(tx, 'manageTokens');
  const token = await tx.em.findOne(AccessToken, { id, agencyId: caller.agencyId });
  ensure(token, 'NOT_FOUND');
  token.revokedAt ??= tx.now;
  note(tx, 'revokeToken', token);
  return token;
}

/** Who a bearer token acts for, or null when it is unknown, ended or withdrawn. */
export async function callerOfToken(asking: Asking, secret: string): Promise<Caller | null> {
  const { em, now } = asking;
  const [token] = await rows(em, AccessToken, { secretHash: hashOf(secret), revokedAt: null });
  if (!token || token.expiresAt <= now) return null;
  const { id, lastUsedAt } = token;
  await noteUse(asking, lastUsedAt, () => em.nativeUpdate(AccessToken, { id }, { lastUsedAt: now }));
  const holdings = token.scopes.flatMap((scope) => HOLDINGS[scope]);
  const { agencyId, name: displayName } = token;
  return { personId: null, tokenId: id, agencyId, displayName, holdings, cameAt: null };
}
