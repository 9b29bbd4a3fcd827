import type { YearMonth } from '@prongsai/domain';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Plan } from '../plan/plan.entity.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { Unit } from '../unit/unit.entity.ts';

/**
 * What an officer wrote in the place of a composed sentence (REP8): of an action, or of a unit’s month as a whole when
 * there is no action. A row each, never changed; the latest counts.
 */
@Entity({ tableName: 'rewording' })
@Index({ properties: ['planId', 'id'] })
@ObjectType('Rewording', { description: 'What an officer wrote in the place of a composed sentence.' })
export class Rewording {
  /** Of time, so that a later one sorts behind. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Plan, { mapToPk: true, fieldName: 'plan_id' })
  planId!: string;

  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id' })
  measureId!: string;

  @ManyToOne(() => Unit, { mapToPk: true, fieldName: 'unit_id' })
  unitId!: string;

  @Property({ type: 'string' })
  month!: YearMonth;

  @ManyToOne(() => PublicityAction, { mapToPk: true, fieldName: 'action_id', nullable: true })
  actionId: string | null = null;

  /** What was composed from the records when it was written. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'What was composed from the records when it was written.' })
  composed!: string;

  /** Null takes back what was written before: the composed sentence stands again. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The officer’s words.' })
  text: string | null = null;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'written_by_id', nullable: true })
  writtenById: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  writtenAt!: Date;
}
