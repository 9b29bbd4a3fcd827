import type { ProblemCode, ProblemDetails, ReportAudience, Round } from '@prongsai/domain';
import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { Node } from '../platform/node.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { FORMATS } from './report-file.entity.ts';
import { ReportAudienceEnum, Report } from './report.entity.ts';

/** What is worked on, in this order: the document is composed, its photos made ready, then each format written. */
export const ORDER_STEPS = ['COMPOSING', 'PHOTOS', ...FORMATS] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];
const OrderStepEnum = enumOf(ORDER_STEPS);
registerEnumType(OrderStepEnum, {
  name: 'ReportOrderStep',
  description: 'What of a report is worked on.',
  valuesConfig: {
    COMPOSING: { description: 'The records are read and the document is composed' },
    PHOTOS: { description: 'Photos are made ready to be printed' },
    DOCX: { description: 'The Word file is written' },
    PDF: { description: 'The PDF file is written' },
    XLSX: { description: 'The Excel file is written' },
    CSV: { description: 'The CSV file is written' },
    JSON: { description: 'The JSON file is written' },
  },
});

/** What stood in the way, as it is told in either language. */
export interface OrderProblem {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}

/** A report that somebody asked for: it is written behind the requests, and goes on after a restart. */
@Entity({ tableName: 'report_order' })
@Index({ properties: ['agencyId', 'askedAt'] })
@ObjectType('ReportOrder', {
  implements: Node,
  description: 'A report that was asked for, while it is written and after.',
})
export class ReportOrder extends Node {
  [OptionalProps]?: 'attempts' | 'partsReady' | 'parts';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Plan, { mapToPk: true, fieldName: 'plan_id' })
  planId!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1 after six months, 2 after twelve (รอบ).' })
  round!: Round;

  @Property({ type: 'string' })
  @Field(() => ReportAudienceEnum, { description: 'For whom it is written.' })
  audience!: ReportAudience;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'asked_by_id', nullable: true })
  askedById: string | null = null;

  /** The token that asked, when no person did. */
  @Property({ type: 'uuid', nullable: true })
  tokenId: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Who asked for it.' })
  askedBy!: string;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  askedAt!: Date;

  /** How often its writing was begun: what ends the server each time is not tried for ever. */
  @Property({ type: 'integer' })
  attempts = 0;

  @Property({ type: 'string', nullable: true })
  @Field(() => OrderStepEnum, { nullable: true, description: 'What is worked on; null before it is begun.' })
  step: OrderStep | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How many of `parts` are ready.' })
  partsReady = 0;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Photos and files to be made; 0 while it is not known.' })
  parts = 0;

  /** Null while it waits or is written. */
  @Property({ type: 'Date', nullable: true })
  @Index()
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was written, failed or was cancelled.',
  })
  endedAt: Date | null = null;

  @ManyToOne(() => Report, { mapToPk: true, fieldName: 'report_id', nullable: true })
  reportId: string | null = null;

  @Property({ type: 'json', nullable: true })
  problem: OrderProblem | null = null;
}
