import { readableUnits } from '@prongsai/domain';
import { Agency } from '../agency/agency.entity.ts';
import type { Caller, RequestContext } from '../platform/context.ts';
import { rows } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import { ensure } from '../platform/problem.ts';

/** What a person may see, and the agency's clock when it was asked for. */
export interface Scope {
  readonly agencyId: string;
  readonly units: 'ALL' | readonly string[];
  /** Whose phone it is: what names them is theirs to see, whatever its unit (INS4). Null for a token. */
  readonly personId: string | null;
  /** Rows above this version belong to the next page. */
  readonly head: number;
  /** Before its dot it changes with the epoch of the data (S5), after it with the rights of the person (S4). */
  readonly hash: string;
}

export async function scopeOf({ em }: Pick<RequestContext, 'em'>, caller: Caller): Promise<Scope> {
  const [agency] = await rows(em, Agency, { id: caller.agencyId });
  ensure(agency, 'NOT_FOUND');
  const units = readableUnits(caller);
  const hash = [agency.epoch, units].map((part) => hashOf(JSON.stringify(part)).slice(0, 16)).join('.');
  return { agencyId: agency.id, units, personId: caller.personId, head: agency.syncClock, hash };
}
