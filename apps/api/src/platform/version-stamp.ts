/**
 * Gives every changed row of an agency the next numbers of that agency's clock. The clock row stays locked
 * until the transaction commits, so versions are handed out in the order of commits (S2), and a phone that
 * asks for "everything after n" can never miss a row.
 */
import type { EntityMetadata, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sqlite';

interface Versioned {
  id: string;
  agencyId?: string;
  version: number;
  /** Version in which each field last changed, where a row keeps it. */
  fieldVersions?: Record<string, number>;
  /** The agency's own clock, on the agency's row. */
  syncClock?: number;
}

export class VersionStamp implements EventSubscriber {
  async onFlush({ uow, em }: FlushEventArgs): Promise<void> {
    const changes = uow
      .getChangeSets()
      .filter(({ meta, type }) => isVersioned(meta) && (type === 'create' || type === 'update'))
      .map(({ entity, payload }) => ({ row: entity as Versioned, fields: Object.keys(payload) }));
    for (const [agencyId, ofAgency] of Map.groupBy(changes, ({ row }) => row.agencyId ?? row.id)) {
      const last = await advanceClock(em as EntityManager, agencyId, ofAgency.length);
      ofAgency.forEach(({ row, fields }, index) => {
        stamp(row, fields, last - ofAgency.length + 1 + index);
        uow.recomputeSingleChangeSet(row);
      });
    }
  }
}

/**
 * Holds an agency's clock until the transaction ends: what is read from here on holds whatever committed before, and
 * whoever asks so later sees what is written here.
 */
export async function holdClock(em: EntityManager, agencyId: string): Promise<void> {
  await advanceClock(em, agencyId, 0);
}

/** Rows of an agency, and the agency itself. */
function isVersioned({ properties, tableName }: EntityMetadata): boolean {
  return 'version' in properties && ('agencyId' in properties || tableName === 'agency');
}

/** The agency's clock after moving it on; a new agency's begins with its own first rows. */
export async function advanceClock(em: EntityManager, agencyId: string, by: number): Promise<number> {
  const [row] = await em.execute<{ sync_clock: number }[]>(
    'update agency set sync_clock = sync_clock + ? where id = ? returning sync_clock',
    [by, agencyId],
  );
  return row?.sync_clock ?? by;
}

function stamp(row: Versioned, fields: readonly string[], version: number): void {
  row.version = version;
  if (row.syncClock === 0) row.syncClock = version;
  if (!row.fieldVersions) return;
  const changed = fields.filter((field) => field !== 'version' && field !== 'fieldVersions');
  row.fieldVersions = {
    ...row.fieldVersions,
    ...Object.fromEntries(changed.map((field) => [field, version])),
  };
}
