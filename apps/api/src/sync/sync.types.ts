/** The GraphQL face of packages/contract/src/sync.ts. */
import type {
  Operation,
  OperationKind,
  OperationPayloads,
  Receipt as ReceiptShape,
  ReceiptStatus,
  SyncPage as Page,
} from '@prongsai/contract';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar, JsonObject } from '../platform/scalars.ts';

const ReceiptStatusEnum = {
  APPLIED: 'APPLIED',
  CONFLICT: 'CONFLICT',
  REJECTED: 'REJECTED',
  RETRY: 'RETRY',
  CLIENT_ROLLBACK: 'CLIENT_ROLLBACK',
  GAP: 'GAP',
  UPGRADE_REQUIRED: 'UPGRADE_REQUIRED',
} as const satisfies { [S in ReceiptStatus]: S };
registerEnumType(ReceiptStatusEnum, {
  name: 'ReceiptStatus',
  description: 'The answer to an operation.',
  valuesConfig: {
    APPLIED: { description: 'Final: done' },
    CONFLICT: { description: 'Final: kept aside, somebody changed the same thing first' },
    REJECTED: { description: 'Final: refused, kept aside with its content' },
    RETRY: { description: 'Send it again later; the batch stopped here' },
    CLIENT_ROLLBACK: {
      description: 'The number was used before: take a new client id, number anew, send again',
    },
    GAP: { description: 'A number is missing: take a new client id, number anew, send again' },
    UPGRADE_REQUIRED: { description: 'The app is too old or too new for this server; nothing is lost' },
  },
});

@InputType('OperationInput', { description: 'One command of a phone.' })
export class OperationInput {
  @Field(() => ID, { description: 'UUID, minted once; the same again gets the same answer.' })
  opId!: string;
  @Field(() => Int, { description: '1, 2, 3… per client without a gap.' })
  seq!: number;
  @Field(() => String, { description: 'Which verb.' })
  kind!: OperationKind;
  @Field(() => ID, { description: 'What it makes or changes.' })
  entityId!: string;
  @Field(() => Int, { nullable: true, description: 'The version the person saw.' })
  baseVersion?: number | null;
  @Field(() => ID, { nullable: true, description: 'An earlier operation whose result it builds on.' })
  afterOpId?: string | null;
  @Field(() => JsonObject, { description: 'Its content, by kind.' })
  payload!: OperationPayloads[OperationKind];
  @Field(() => DateTimeScalar, { description: 'The phone’s clock.' })
  clientTime!: Date;
}

@InputType('SyncPushInput', { description: 'A batch of at most 50 operations, and where the phone stands.' })
export class SyncPushInput {
  @Field(() => Int, { description: 'Version of the protocol.' })
  protocol!: number;
  @Field(() => Int, { description: 'Version of the payloads.' })
  schema!: number;
  @Field(() => ID, { description: 'This installation for this person.' })
  clientId!: string;
  @Field(() => DateTimeScalar, { description: 'The phone’s clock.' })
  deviceTime!: Date;
  @Field(() => [OperationInput], { description: 'In the order of their numbers.' })
  ops!: OperationInput[];
  @Field(() => Int, { description: 'Cursor of the last page applied.' })
  since!: number;
  @Field(() => String, { nullable: true, description: 'Scope of the last page applied.' })
  scope?: string | null;
}

export function operationOf({ baseVersion, afterOpId, clientTime, ...input }: OperationInput): Operation {
  return {
    ...input,
    baseVersion: baseVersion ?? null,
    afterOpId: afterOpId ?? null,
    clientTime: clientTime.toISOString(),
  };
}

@ObjectType('Receipt', { description: 'The answer to one operation.' })
export class Receipt implements ReceiptShape {
  @Field(() => ID, { description: 'Which operation.' })
  opId!: string;
  @Field(() => ReceiptStatusEnum, { description: 'What became of it.' })
  status!: ReceiptStatus;
  @Field(() => Int, { nullable: true, description: 'Version of the thing after it.' })
  version!: number | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused: a stable code.' })
  code!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused: a sentence.' })
  message!: string | null;
}

@ObjectType('SyncRow', { description: 'A row as a phone keeps it.' })
class SyncRow {
  @Field(() => String, { description: 'Which kind.' })
  kind!: string;
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
  @Field(() => Int, { description: 'Its version.' })
  version!: number;
  @Field(() => JsonObject, { description: 'Its content, by kind.' })
  data!: object;
}
@ObjectType('Tombstone', { description: 'A row that is no more.' })
class Tombstone {
  @Field(() => String, { description: 'Which kind.' })
  kind!: string;
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
  @Field(() => Int, { description: 'Version of its removal.' })
  version!: number;
}

@ObjectType('SyncPage', { description: 'What changed since a cursor, as far as this person may see it.' })
export class SyncPage {
  @Field(() => Int, { description: 'From where; a phone applies a page only if this is its own cursor.' })
  since!: number;
  @Field(() => Int, { description: 'The next cursor.' })
  cursor!: number;
  @Field(() => Boolean, { description: 'More is waiting.' })
  hasMore!: boolean;
  @Field(() => String, { description: 'Hash of what this person may see.' })
  scope!: string;
  @Field(() => Boolean, { description: 'Drop all rows (never the outbox) before applying.' })
  reset!: boolean;
  @Field(() => [SyncRow], { description: 'Changed rows in the order of their versions.' })
  rows!: Page['rows'];
  @Field(() => [Tombstone], { description: 'Rows to drop.' })
  tombstones!: Page['tombstones'];
  @Field(() => DateTimeScalar, { description: 'The server’s clock.' })
  serverTime!: Date | string;
}

@ObjectType('SyncPushPayload', { description: 'Receipts, wanted bytes, and the next page.' })
export class SyncPushPayload {
  @Field(() => [Receipt], { description: 'One per operation, up to where the batch stopped.' })
  receipts!: Receipt[];
  @Field(() => [String], { description: 'SHA-256 of photos of this person whose bytes have not arrived.' })
  missingBlobs!: string[];
  @Field(() => SyncPage, { description: 'What changed.' })
  page!: SyncPage;
}
