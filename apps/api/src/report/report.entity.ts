import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { REPORT_AUDIENCES, type FiscalYear, type ReportAudience } from '@prongsai/domain';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { Node } from '../platform/node.ts';
import { DateTimeScalar, FiscalYearScalar } from '../platform/scalars.ts';

export const ReportAudienceEnum = enumOf(REPORT_AUDIENCES);
registerEnumType(ReportAudienceEnum, {
  name: 'ReportAudience',
  description: 'For whom a report is written (PHOTO1).',
  valuesConfig: {
    PUBLIC: { description: 'Anybody: with the photos that were cleared; the others are counted' },
    INTERNAL: { description: 'The agency’s own people: with every photo; it cannot be published' },
  },
});

@Entity({ tableName: 'report' })
@Unique({ properties: ['planId', 'round', 'number'] })
@ObjectType('Report', {
  implements: Node,
  description: 'A produced six- or twelve-month document (รายงาน); it never changes.',
})
export class Report extends Node {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id', index: true })
  agencyId!: string;

  @ManyToOne(() => Plan, { mapToPk: true, fieldName: 'plan_id' })
  planId!: string;

  @Property({ type: 'integer' })
  @Field(() => FiscalYearScalar, { description: 'Buddhist year.' })
  fiscalYear!: FiscalYear;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1 after six months, 2 after twelve (รอบ).' })
  round!: number;

  @Property({ type: 'string' })
  @Field(() => ReportAudienceEnum, { description: 'For whom it was written.' })
  audience!: ReportAudience;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1, 2, 3… among the reports of its plan and round (ฉบับที่).' })
  number!: number;

  /** The published report that it takes the place of (REP4). */
  @ManyToOne(() => Report, { mapToPk: true, fieldName: 'corrects_id', nullable: true, index: true })
  correctsId: string | null = null;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'produced_by_id', nullable: true })
  producedById: string | null = null;

  /** Names as they were: what was signed does not change when somebody’s name does. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'Who produced it.' })
  producedBy!: string;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it was produced.' })
  producedAt!: Date;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who reviewed it, somebody else.' })
  reviewedBy: string | null = null;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was reviewed.' })
  reviewedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The executive who signed it.' })
  signedBy: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Signed on behalf of the office (รักษาการ).' })
  signedActing = false;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was signed; since then it is issued.',
  })
  signedAt: Date | null = null;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when anybody may read it.' })
  publishedAt: Date | null = null;

  /** By whom and why is for the office (REP12). */
  @Property({ type: 'text', nullable: true })
  withdrawnBy: string | null = null;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back from the public; since then its files are for the office alone.',
  })
  withdrawnAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  withdrawnReason: string | null = null;
}
