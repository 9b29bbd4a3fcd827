/** Reads the facts that cells are judged by, in a fixed number of queries whatever the number of rows. */
import { byPlace, dayAt, type CellFacts } from '@prongsai/domain';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { MonthDeed } from '../follow-up/month-deed.entity.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows, type Row } from '../platform/rows.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';

export interface LogFacts {
  readonly log: Row<PublicityLog>;
  readonly actions: readonly Row<PublicityAction>[];
  readonly photos: ReadonlyMap<string, readonly Row<EvidencePhoto>[]>;
  readonly deeds: readonly Row<MonthDeed>[];
}

/** Everything about some logs; withdrawn photos left out, the others in their order (PHOTO5). */
export async function factsOf(em: EntityManager, logs: readonly Row<PublicityLog>[]): Promise<LogFacts[]> {
  if (logs.length === 0) return [];
  const logId = { $in: logs.map(({ id }) => id) };
  const actions = await rows(em, PublicityAction, { logId }, { orderBy: { day: 'asc', id: 'asc' } });
  const deeds = await rows(em, MonthDeed, { logId }, { orderBy: { version: 'asc' } });
  const ofActions = em.createQueryBuilder(PublicityAction, 'of').select('id').where({ logId });
  const photos = await rows(em, EvidencePhoto, {
    actionId: { $in: ofActions.toRaw() },
    withdrawnAt: null,
  } as never);
  const actionsByLog = Map.groupBy(actions, (action) => action.logId);
  const deedsByLog = Map.groupBy(deeds, (deed) => deed.logId);
  const photosByAction = Map.groupBy(photos.sort(byPlace), (photo) => photo.actionId);
  return logs.map((log) => ({
    log,
    actions: actionsByLog.get(log.id) ?? [],
    photos: photosByAction,
    deeds: deedsByLog.get(log.id) ?? [],
  }));
}

/** The same facts as `cellStatus` takes them. */
export function cellFacts({ log, actions, photos, deeds }: LogFacts, graceDays: number): CellFacts {
  return {
    month: log.month,
    graceDays,
    actions: actions.map((action) => {
      const shown = photos.get(action.id) ?? [];
      return {
        id: action.id,
        version: action.version,
        recordedOn: dayAt(action.clientTime),
        receivedOn: dayAt(action.receivedAt),
        withdrawn: action.withdrawnAt !== null,
        photoCount: shown.length,
        pendingPhotos: shown.filter(({ stored, fault }) => !stored || fault !== null).length,
      };
    }),
    deeds: deeds.map((deed) => ({
      id: deed.id,
      kind: deed.deed,
      byId: deed.byId,
      takesBackId: deed.takesBackId,
      order: deed.version,
      covered: deed.covered,
      recordedOn: dayAt(deed.clientTime),
      receivedOn: dayAt(deed.at),
    })),
  };
}
