import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import {
  DUTY_ACTORS,
  FREQUENCIES,
  type DutyActor,
  type Frequency,
  type FrequencyBasis,
  type YearMonth,
} from '@prongsai/domain';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { YearMonthScalar } from '../platform/scalars.ts';
import { Measure } from './measure.entity.ts';

export const DutyActorEnum = enumOf(DUTY_ACTORS);
registerEnumType(DutyActorEnum, {
  name: 'DutyActor',
  description: 'Who owes the duty.',
  valuesConfig: { STAFF: { description: 'เจ้าหน้าที่' }, EXECUTIVE: { description: 'ผู้บริหาร' } },
});
export const FrequencyEnum = enumOf(FREQUENCIES);
registerEnumType(FrequencyEnum, {
  name: 'Frequency',
  description: 'How often a duty falls due inside the window.',
  valuesConfig: {
    MONTHLY: { description: 'Every month (รายเดือน)' },
    QUARTERLY: { description: 'Last month of each fiscal quarter (รายไตรมาส)' },
    HALF_YEARLY: { description: 'Last month of each half year (ราย ๖ เดือน)' },
    YEARLY: { description: 'Last month of the fiscal year (รายปี)' },
    BY_MONTH: { description: 'In its due month' },
    ONCE: { description: 'Once, in the last month of the window' },
  },
});

@Entity({ tableName: 'duty' })
@ObjectType('Duty', { description: 'One numbered obligation of a measure (การรายงานผลและการกำกับติดตาม).' })
export class Duty {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id', index: true })
  measureId!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Its number in the cell.' })
  number!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Verbatim.' })
  text!: string;

  @Property({ type: 'string' })
  @Field(() => DutyActorEnum, { description: 'Who owes it.' })
  actor!: DutyActor;

  @Property({ type: 'json' })
  @Field(() => [FrequencyEnum], { description: 'What the text offers, in its order.' })
  frequencies!: Frequency[];

  @Property({ type: 'string' })
  basis!: FrequencyBasis;

  @Property({ type: 'string', nullable: true })
  @Field(() => FrequencyEnum, {
    nullable: true,
    description: 'What the coordinator picked; null while nobody has.',
  })
  chosenFrequency: Frequency | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'The month it names, if any.' })
  dueMonth: YearMonth | null = null;
}
