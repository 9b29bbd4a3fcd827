/** A phone: numbers its operations, keeps cursor and scope, and sends what it is told to. */
import {
  CLIENT_SCHEMA,
  SYNC_PROTOCOL,
  type Operation,
  type OperationKind,
  type Receipt,
  type SyncPage,
  type SyncPushAnswer,
} from '@prongsai/contract';
import { v7 as uuidv7 } from 'uuid';
import type { Answer, Client } from './client.ts';
import { NOW } from './town.ts';

const PAGE =
  'since cursor hasMore scope reset serverTime rows { kind id version data } tombstones { kind id version }';
const PUSH = `mutation ($input: SyncPushInput!) {
  syncPush(input: $input) { receipts { opId status version code message } missingBlobs page { ${PAGE} } }
}`;
const PULL = `query ($since: Int!, $scope: String, $limit: Int) {
  syncPull(since: $since, scope: $scope, limit: $limit) { ${PAGE} }
}`;

/** An operation before it has a number; `payload` may be as wrong as a test wants it. */
export type Order = Pick<Operation, 'opId' | 'entityId' | 'baseVersion' | 'afterOpId'> & {
  kind: string;
  payload: object;
};

export function anOrder(
  kind: OperationKind | (string & {}),
  payload: object,
  more: Partial<Order> = {},
): Order {
  return { opId: uuidv7(), entityId: uuidv7(), baseVersion: null, afterOpId: null, kind, payload, ...more };
}

export interface Phone {
  readonly clientId: string;
  /** Sends orders under the next numbers. */
  send(...orders: Order[]): Promise<Receipt[]>;
  /** Sends numbered operations as they are. */
  push(ops: object[], more?: object): Promise<SyncPushAnswer>;
  ask(ops: object[], more?: object): Promise<Answer<{ syncPush: SyncPushAnswer }>>;
  /** Every page that waits, from the cursor on; `limit` rows each. */
  pull(limit?: number): Promise<SyncPage[]>;
  numbered(...orders: Order[]): object[];
}

export function phoneOf(client: Client, clientId: string = uuidv7()): Phone {
  let seq = 0;
  let since = 0;
  let scope: string | null = null;
  const numbered = (...orders: Order[]) => orders.map((order) => ({ ...order, seq: ++seq, clientTime: NOW }));
  const ask = (ops: object[], more: object = {}) => {
    const batch = {
      protocol: SYNC_PROTOCOL,
      schema: CLIENT_SCHEMA,
      clientId,
      deviceTime: NOW,
      since,
      scope,
      ops,
    };
    return client.ask<{ syncPush: SyncPushAnswer }>(PUSH, { input: { ...batch, ...more } });
  };
  const push = async (ops: object[], more?: object) => {
    const { data, errors } = await ask(ops, more);
    if (!data) throw new Error(JSON.stringify(errors));
    ({ cursor: since, scope } = data.syncPush.page);
    return data.syncPush;
  };
  const pullOnce = async (limit?: number) => {
    const { syncPull } = await client.gql<{ syncPull: SyncPage }>(PULL, { since, scope, limit });
    since = syncPull.cursor;
    scope = syncPull.scope;
    return syncPull;
  };
  return {
    clientId,
    ask,
    push,
    numbered,
    send: async (...orders) => (await push(numbered(...orders))).receipts,
    async pull(limit) {
      const pages = [await pullOnce(limit)];
      while (pages.at(-1)?.hasMore) pages.push(await pullOnce(limit));
      return pages;
    },
  };
}
