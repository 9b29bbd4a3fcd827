import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Day, YearMonth } from '@prongsai/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Node } from '../platform/node.ts';
import { DateScalar, DateTimeScalar, YearMonthScalar } from '../platform/scalars.ts';
import { Unit } from '../unit/unit.entity.ts';

/** What an executive wants done, by whom and until when: a row that is never changed (INS1). */
@Entity({ tableName: 'instruction' })
@Index({ properties: ['agencyId', 'version'] })
@ObjectType('Instruction', {
  implements: Node,
  description: 'ข้อสั่งการ: what an executive wants done, by whom and until when.',
})
export class Instruction extends Node {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global; made on the tablet.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Unit, { mapToPk: true, fieldName: 'unit_id', index: true })
  unitId!: string;

  /** Whom of all it is for; null for the whole unit. */
  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', nullable: true, index: true })
  personId: string | null = null;

  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id', nullable: true })
  measureId: string | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'The month it is about, if any.' })
  month: YearMonth | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What is to be done.' })
  words!: string;

  @Property({ type: 'string' })
  @Field(() => DateScalar, { description: 'Until when, this day included.' })
  dueDay!: Day;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'by_id', nullable: true })
  byId: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Given on behalf of the office (รักษาการ).' })
  acting!: boolean;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When the server received it.' })
  at!: Date;

  @Property({ type: 'Date' })
  clientTime!: Date;

  @Property({ type: 'integer' })
  version = 0;
}
