/**
 * Gives a phone the rows it may see that changed after `since`, in the order of their versions. The agency's
 * clock is read first and bounds the page, so rows committed meanwhile wait for the next one.
 */
import { MAX_ROWS_PER_PULL, type SyncPage, type SyncRow } from '@prongsai/contract';
import type { Caller, RequestContext } from '../platform/context.ts';
import { scopeOf, type Scope } from './scope.ts';
import { readRows, type Range } from './row-readers.ts';

export async function pull(
  context: Pick<RequestContext, 'em' | 'clock'>,
  caller: Caller,
  asked: { since: number; scope: string | null; limit?: number },
): Promise<SyncPage> {
  const scope = await scopeOf(context, caller);
  const reset = asked.scope !== scope.hash || asked.since > scope.head;
  const since = reset ? 0 : asked.since;
  const limit = asked.limit ?? MAX_ROWS_PER_PULL;
  const found = await rowsIn(context, scope, { after: since, upTo: scope.head, limit: limit + 1 });
  const rows = found.slice(0, limit);
  const hasMore = found.length > limit;
  return {
    since,
    cursor: hasMore ? (rows.at(-1)?.version ?? scope.head) : scope.head,
    hasMore,
    scope: scope.hash,
    reset,
    rows,
    tombstones: [],
    serverTime: context.clock().toISOString(),
  };
}

async function rowsIn({ em }: Pick<RequestContext, 'em'>, scope: Scope, range: Range): Promise<SyncRow[]> {
  // Who holds no role any more has nothing of the agency; who has read everything need not ask table by table.
  if ((scope.units !== 'ALL' && scope.units.length === 0) || range.after === range.upTo) return [];
  return (await readRows(em, scope, range)).sort((a, b) => a.version - b.version);
}
