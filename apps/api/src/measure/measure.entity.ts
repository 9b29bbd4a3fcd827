import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { INSTRUMENTS, type Cell, type Instrument, type OwnerScope, type YearMonth } from '@prongsai/domain';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { Node } from '../platform/node.ts';
import { YearMonthScalar } from '../platform/scalars.ts';

export const InstrumentEnum = enumOf(INSTRUMENTS);
registerEnumType(InstrumentEnum, {
  name: 'Instrument',
  description: 'Part of the assessment (เครื่องมือ).',
  valuesConfig: {
    IIT: { description: 'Internal survey' },
    EIT: { description: 'External survey' },
    OIT: { description: 'Check of what is published' },
  },
});

@Entity({ tableName: 'measure' })
@Index({ properties: ['agencyId', 'version'] })
@ObjectType('Measure', { implements: Node, description: 'One row of the plan (มาตรการ).' })
export class Measure extends Node {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Plan, { mapToPk: true, fieldName: 'plan_id', index: true })
  planId!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1, 2, 3… in the order of the plan.' })
  position!: number;

  @Property({ type: 'string' })
  @Field(() => InstrumentEnum, { description: 'Part of the assessment it answers.' })
  instrument!: Instrument;

  /** The first item's title: one line to know it by. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'Title of its first item.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Who is responsible, as printed (ผู้รับผิดชอบ).' })
  ownerLabel!: string;

  @Property({ type: 'string' })
  ownerScope!: OwnerScope;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'First month of the measure (ช่วงดำเนินการ).' })
  windowStart: YearMonth | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'Last month of the measure.' })
  windowEnd: YearMonth | null = null;

  @Property({ type: 'json' })
  @Field(() => [[String]], { description: 'The printed cells, each as its paragraphs, verbatim.' })
  cells!: Cell[];

  @Property({ type: 'integer' })
  version = 0;
}
