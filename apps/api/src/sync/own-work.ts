/**
 * What a person saw of some actions, their own work since included: a phone names the versions it has read, and the
 * same person may have recorded, changed or photographed more before this arrived (CELL2). Nobody overlooks themselves.
 */
import type { CoveredAction } from '@prongsai/contract';
import { changesEvidence } from '@prongsai/domain';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';

/** Each action in the version it has now, when all that happened to it since is this person's own. */
export async function withOwnWork(tx: Tx, seen: readonly CoveredAction[]): Promise<CoveredAction[]> {
  const ids = seen.map(({ actionId }) => actionId);
  const actions = await rows(tx.em, PublicityAction, { id: { $in: ids } });
  const newer = new Map(actions.map((action) => [action.id, action]));
  const foreign = await foreignWork(tx, ids);
  return seen.map(({ actionId, version }) => {
    const action = newer.get(actionId);
    const untouched = (foreign.get(actionId) ?? []).every((each) => each <= version);
    return action && untouched && action.version > version
      ? { actionId, version: action.version }
      : { actionId, version };
  });
}

/** By action, the versions in which others did something to it, to its files or to its photos but for their order. */
async function foreignWork(tx: Tx, actionIds: readonly string[]): Promise<Map<string, number[]>> {
  const its = { actionId: { $in: [...actionIds] } };
  const evidence = [...(await rows(tx.em, EvidencePhoto, its)), ...(await rows(tx.em, EvidenceFile, its))];
  const actionOf = new Map([...actionIds.map((id) => [id, id] as const), ...evidence.map(named)]);
  const entityId = { $in: [...actionOf.keys()] };
  const receipts = await rows(tx.em, SyncReceipt, { entityId, changed: true });
  const foreign = receipts.filter(
    ({ personId, kind, payload }) =>
      personId !== tx.caller?.personId && changesEvidence({ kind, payload: payload as object }),
  );
  const byAction = Map.groupBy(foreign, (receipt) => actionOf.get(receipt.entityId) ?? '');
  return new Map([...byAction].map(([id, all]) => [id, all.map(({ version }) => version ?? 0)]));
}

function named({ id, actionId }: Pick<Row<EvidencePhoto>, 'id' | 'actionId'>): [string, string] {
  return [id, actionId];
}
