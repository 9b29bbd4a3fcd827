/** What a token did, whoever issued it answers for: two pairs of eyes are never one person's and their program's. */
import { Activity } from '../activity/activity.entity.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { AccessToken } from './access-token.entity.ts';

/** The people whose tokens did `deed` to these subjects, as the trail has it. */
export async function issuersBehind(
  tx: Tx,
  agencyId: string,
  deed: string,
  subjectIds: readonly string[],
): Promise<string[]> {
  if (subjectIds.length === 0) return [];
  const trail = await rows(tx.em, Activity, { agencyId, subjectId: { $in: [...subjectIds] }, deed });
  const ids = new Set(trail.flatMap(({ tokenId }) => tokenId ?? []));
  const tokens = await rows(tx.em, AccessToken, { agencyId, id: { $in: [...ids] } });
  return tokens.map(({ issuedById }) => issuedById);
}
