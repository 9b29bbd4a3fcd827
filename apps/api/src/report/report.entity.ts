import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { FiscalYear } from '@prongsai/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { Node } from '../platform/node.ts';
import { DateTimeScalar, FiscalYearScalar } from '../platform/scalars.ts';

@Entity({ tableName: 'report' })
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
  @Field(() => String, { description: 'SHA-256 of the Word file.' })
  docxSha256!: string;

  @Property({ type: 'string' })
  @Field(() => String, { description: 'SHA-256 of the PDF.' })
  pdfSha256!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'produced_by_id', nullable: true })
  producedById: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it was produced.' })
  producedAt!: Date;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when anybody may read it.' })
  publishedAt: Date | null = null;
}
