/** A person of the demonstration town over plain HTTP. */
import { randomUUID } from 'node:crypto';
import type {
  Operation,
  OperationKind,
  OperationPayloads,
  SyncPush,
  SyncPushAnswer,
  SyncPage,
} from '@prongsai/contract';

export const PASSWORD = 'bench-demo-password';
const PAGE =
  'since cursor hasMore scope reset serverTime rows { kind id version data } tombstones { kind id version }';
const PUSH = `mutation ($input: SyncPushInput!) { syncPush(input: $input) {
  receipts { opId status version code message } missingBlobs page { ${PAGE} } } }`;

export class Client {
  #cookie = '';
  #seq = 0;
  readonly clientId = randomUUID();

  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async graphql<T>(query: string, variables: object = {}): Promise<T> {
    const headers = { 'content-type': 'application/json', cookie: this.#cookie };
    const response = await fetch(`${this.#address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async signIn(loginName: string): Promise<void> {
    const input = { loginName, password: PASSWORD };
    await this.graphql('mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }', {
      input,
    });
  }

  async pull(): Promise<SyncPage> {
    return (await this.graphql<{ syncPull: SyncPage }>(`{ syncPull(since: 0) { ${PAGE} } }`)).syncPull;
  }

  operation<K extends OperationKind>(kind: K, payload: OperationPayloads[K], at: string): Operation<K> {
    this.#seq += 1;
    const ids = { opId: randomUUID(), entityId: randomUUID(), baseVersion: null, afterOpId: null };
    return { ...ids, seq: this.#seq, kind, payload, clientTime: at };
  }

  async push(ops: Operation[], since: number, scope: string | null, at: string): Promise<SyncPushAnswer> {
    const input: SyncPush = {
      protocol: 1,
      schema: 1,
      clientId: this.clientId,
      deviceTime: at,
      ops,
      since,
      scope,
    };
    const { syncPush } = await this.graphql<{ syncPush: SyncPushAnswer }>(PUSH, { input });
    const failed = syncPush.receipts.find(({ status }) => status !== 'APPLIED');
    if (failed) throw new Error(`An operation was not applied: ${JSON.stringify(failed)}`);
    return syncPush;
  }
}
