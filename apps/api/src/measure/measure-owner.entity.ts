import { Entity, ManyToOne } from '@mikro-orm/decorators/legacy';
import { Unit } from '../unit/unit.entity.ts';
import { Measure } from './measure.entity.ts';

/** A unit that a measure of scope UNIT names as responsible. */
@Entity({ tableName: 'measure_owner' })
export class MeasureOwner {
  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id', primary: true })
  measureId!: string;

  @ManyToOne(() => Unit, { mapToPk: true, fieldName: 'unit_id', primary: true })
  unitId!: string;
}
