import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { FiscalYear, Instrument } from '@prongsai/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { FiscalYearScalar } from '../platform/scalars.ts';
import { InstrumentEnum, Measure } from './measure.entity.ts';

@Entity({ tableName: 'item' })
@ObjectType('Item', { description: 'A coded question or disclosure that a measure answers (ข้อ).' })
export class Item {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id', index: true })
  measureId!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1, 2… within its measure.' })
  position!: number;

  @Property({ type: 'integer' })
  @Field(() => FiscalYearScalar, {
    description: 'Buddhist year of the code list; a code means nothing without it.',
  })
  assessmentYear!: FiscalYear;

  @Property({ type: 'string' })
  @Field(() => InstrumentEnum, { description: 'Part of the assessment.' })
  instrument!: Instrument;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Normalised code, such as O19.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The code as printed, such as ๐๑๙.' })
  writtenCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The question or disclosure, verbatim.' })
  title!: string;
}
