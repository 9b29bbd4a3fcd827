import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { FiscalYear, PlanBlock, PlanWarning } from '@prongsai/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Node } from '../platform/node.ts';
import { DateTimeScalar, FiscalYearScalar } from '../platform/scalars.ts';

@Entity({ tableName: 'plan' })
@Unique({ properties: ['agencyId', 'fiscalYear'] })
@ObjectType('Plan', {
  implements: Node,
  description: 'The measures of one agency and fiscal year (แผนมาตรการ).',
})
export class Plan extends Node {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'integer' })
  @Field(() => FiscalYearScalar, { description: 'Buddhist year the plan runs in.' })
  fiscalYear!: FiscalYear;

  @Property({ type: 'integer' })
  @Field(() => FiscalYearScalar, { description: 'Buddhist year whose result the plan answers.' })
  assessmentYear!: FiscalYear;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'First line of the document.' })
  title!: string;

  /** The document around the measures, in its own order (REP1). */
  @Property({ type: 'json' })
  blocks!: PlanBlock[];

  @Property({ type: 'json' })
  warnings!: PlanWarning[];

  /** The imported text to the character; null for a plan opened from another. */
  @Property({ type: 'text', nullable: true, lazy: true })
  sourceText: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it was brought in.' })
  importedAt!: Date;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when anybody may read it.' })
  publishedAt: Date | null = null;
}
