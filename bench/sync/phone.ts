/** A phone that works without a pause: small batches of mixed operations, each sent until it has its answer. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Operation, Receipt } from '@prongsai/contract';
import { numbersFrom } from '@prongsai/fixtures/chance';
import type { Client } from '../support/client.ts';
import { AT, recordOf } from '../support/records.ts';

const MOST_OPS = 5;
const RETRY_AFTER_MS = 100;

export class Phone {
  readonly client: Client;
  /** Every operation ever sent, and the final answers to them. */
  readonly sent: Operation[] = [];
  readonly told = new Map<string, Receipt>();
  /** Milliseconds from sending a batch to its answer. */
  readonly waits: number[] = [];
  /** Answers that were not final, or never came. */
  retries = 0;

  readonly #place: { unitId: string; measureIds: readonly string[] };
  readonly #chance: () => number;
  /** Own actions, each with the operation that last touched it. */
  readonly #actions: { id: string; opId: string }[] = [];
  #since = 0;
  #scope: string | null = null;

  constructor(
    client: Client,
    { seed, ...place }: { seed: number; unitId: string; measureIds: readonly string[] },
  ) {
    this.client = client;
    this.#place = place;
    this.#chance = numbersFrom(seed);
  }

  /** Everything the person may see, so that later answers bring only what is new. */
  async firstSync(): Promise<void> {
    for (let more = true; more;) more = await this.#exchange([]);
  }

  async workUntil(end: number): Promise<void> {
    while (performance.now() < end) await this.#send(this.#batch());
  }

  async #send(batch: Operation[]): Promise<void> {
    this.sent.push(...batch);
    const start = performance.now();
    for (let left = batch; left.length > 0; left = left.filter(({ opId }) => !this.told.has(opId))) {
      if (left !== batch) await wait(RETRY_AFTER_MS * this.#chance());
      await this.#exchange(left);
    }
    this.waits.push(performance.now() - start);
  }

  async #exchange(ops: Operation[]): Promise<boolean> {
    const answer = await this.client.sync(ops, this.#since, this.#scope, AT).catch(unlessCut);
    if (!answer) {
      this.retries += 1;
      return true;
    }
    const { receipts, page } = answer;
    for (const receipt of receipts) {
      if (FINAL.includes(receipt.status)) this.told.set(receipt.opId, receipt);
      else this.retries += 1;
    }
    this.#since = page.cursor;
    this.#scope = page.scope;
    return page.hasMore;
  }

  #batch(): Operation[] {
    return Array.from({ length: 1 + Math.floor(this.#chance() * MOST_OPS) }, () => this.#operation());
  }

  /** Half are new actions; the rest are photos and changes of own actions. */
  #operation(): Operation {
    const action = this.#actions[Math.floor(this.#chance() * this.#actions.length)];
    const dice = this.#chance();
    if (!action || dice < 0.5) return this.#record();
    return dice < 0.8 ? this.#attach(action.id) : this.#change(action);
  }

  #record(): Operation {
    const { unitId, measureIds } = this.#place;
    const index = Math.floor(this.#chance() * 1_000);
    const operation = this.client.operation('recordAction', recordOf(index, unitId, measureIds), AT);
    this.#actions.push({ id: operation.entityId, opId: operation.opId });
    return operation;
  }

  #attach(actionId: string): Operation {
    const sha256 = createHash('sha256')
      .update(`${this.client.clientId} ${this.sent.length} ${this.#chance()}`)
      .digest('hex');
    const photo = {
      actionId,
      sha256,
      sourceSha256: sha256,
      bytes: 300_000,
      width: 1600,
      height: 1200,
      caption: null,
    };
    return this.client.operation('attachPhoto', photo, AT);
  }

  #change(action: { id: string; opId: string }): Operation {
    const what = `แก้ไขข้อความการประชาสัมพันธ์ ${this.sent.length} ${this.#chance()}`;
    const on = { entityId: action.id, afterOpId: action.opId };
    const operation = this.client.operation('changeAction', { what }, AT, on);
    action.opId = operation.opId;
    return operation;
  }
}

/** A connection that was cut is part of a phone's life; anything else is not. */
function unlessCut(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return null;
  throw error;
}

const FINAL: readonly string[] = ['APPLIED', 'CONFLICT', 'REJECTED'];
