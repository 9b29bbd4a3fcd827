import { MAX_OPS_PER_PUSH, MAX_ROWS_PER_PULL } from '@prongsai/contract';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { missingBlobs } from './missing-blobs.ts';
import type { Person } from './operation.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { isAhead, learnOfRestore } from './restore.service.ts';
import { operationOf, SyncPage, SyncPushInput, SyncPushPayload } from './sync.types.ts';

@Resolver()
export class SyncResolver {
  @Query(() => SyncPage, { nullable: true, description: 'Rows that changed after a cursor; for phones.' })
  syncPull(
    @Ctx() context: RequestContext,
    @Arg('since', () => Int, { description: 'Cursor of the last page applied; 0 at first.' }) since: number,
    @Arg('scope', () => String, { nullable: true, description: 'Scope of the last page applied.' })
    scope?: string,
    @Arg('limit', () => Int, { nullable: true, description: 'How many rows, 1 to 500; 500 unless told.' })
    asked?: number | null,
  ) {
    const limit = asked ?? MAX_ROWS_PER_PULL;
    const caller = signedIn(context);
    ensureCursor(since);
    const isPage = limit >= 1 && limit <= MAX_ROWS_PER_PULL;
    ensure(isPage, 'FIELD_WRONG', { field: 'limit', found: `${limit}; 1…${MAX_ROWS_PER_PULL}` }, 'limit');
    const { database, clock } = context;
    return database.read((em) => pull({ em, clock }, caller, { since, scope: scope ?? null, limit }));
  }

  @Mutation(() => SyncPushPayload, { description: 'Takes operations from a phone and gives what changed.' })
  async syncPush(@Ctx() context: RequestContext, @Arg('input', () => SyncPushInput) input: SyncPushInput) {
    const person = signedIn(context);
    ensure(isPerson(person), 'NOT_ALLOWED');
    ensureCursor(input.since);
    ensure(input.ops.length <= MAX_OPS_PER_PUSH, 'REQUEST_TOO_LARGE', { limit: `${MAX_OPS_PER_PUSH} ops` });
    const { deviceTime, ops, since, scope = null, ...client } = input;
    const batch = { ...client, deviceTime: deviceTime.toISOString(), ops: ops.map(operationOf) };
    const receipts = await push(context, person, batch);
    const { database, clock } = context;
    const read = () =>
      database.read(async (em) => {
        const page = await pull({ em, clock }, person, { since, scope });
        return { receipts, missingBlobs: await missingBlobs(em, person, clock()), page };
      });
    const answer = await read();
    const begunAnew = isAhead(answer.page, scope) && (await learnOfRestore(context, person, since));
    return begunAnew ? read() : answer;
  }
}

function ensureCursor(since: number): void {
  ensure(since >= 0, 'FIELD_WRONG', { field: 'since', found: `${since}; 0…` }, 'since');
}

function isPerson(caller: { personId: string | null }): caller is Person {
  return caller.personId !== null;
}
