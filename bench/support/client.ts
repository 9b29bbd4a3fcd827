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
import { ask } from './http.ts';

export const PASSWORD = 'bench-demo-password';
const PAGE =
  'since cursor hasMore scope reset serverTime rows { kind id version data } tombstones { kind id version }';
export const PUSH = `mutation ($input: SyncPushInput!) { syncPush(input: $input) {
  receipts { opId status version code message } missingBlobs page { ${PAGE} } } }`;

export class Client {
  cookie = '';
  #seq = 0;
  readonly clientId = randomUUID();

  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async graphql<T>(query: string, variables: object = {}): Promise<T> {
    const { data, errors } = JSON.parse((await this.post({ query, variables })).toString()) as {
      data: T;
      errors?: unknown;
    };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** The answer as it came. */
  async post(request: { query: string; variables: object }): Promise<Buffer> {
    const { headers, body } = await ask(`${this.#address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify(request),
    });
    this.cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? this.cookie;
    return body;
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

  operation<K extends OperationKind>(
    kind: K,
    payload: OperationPayloads[K],
    at: string,
    on: Partial<Pick<Operation, 'entityId' | 'baseVersion' | 'afterOpId'>> = {},
  ): Operation<K> {
    this.#seq += 1;
    const ids = { opId: randomUUID(), entityId: randomUUID(), baseVersion: null, afterOpId: null };
    return { ...ids, ...on, seq: this.#seq, kind, payload, clientTime: at };
  }

  /** Pushes what must be applied. */
  async push(ops: Operation[], since: number, scope: string | null, at: string): Promise<SyncPushAnswer> {
    const answer = await this.sync(ops, since, scope, at);
    const failed = answer.receipts.find(({ status }) => status !== 'APPLIED');
    if (failed) throw new Error(`An operation was not applied: ${JSON.stringify(failed)}`);
    return answer;
  }

  async sync(ops: Operation[], since: number, scope: string | null, at: string): Promise<SyncPushAnswer> {
    const input: SyncPush = {
      protocol: 1,
      schema: 1,
      clientId: this.clientId,
      deviceTime: at,
      ops,
      since,
      scope,
    };
    return (await this.graphql<{ syncPush: SyncPushAnswer }>(PUSH, { input })).syncPush;
  }
}
