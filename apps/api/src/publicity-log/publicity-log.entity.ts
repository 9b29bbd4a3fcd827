import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { YearMonth } from '@prongsai/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Node } from '../platform/node.ts';
import { YearMonthScalar } from '../platform/scalars.ts';
import { Unit } from '../unit/unit.entity.ts';

@Entity({ tableName: 'publicity_log' })
@Unique({ properties: ['measureId', 'unitId', 'month'] })
@Index({ properties: ['agencyId', 'version', 'unitId'] })
@Index({ properties: ['agencyId', 'month', 'id'] })
@ObjectType('PublicityLog', {
  implements: Node,
  description: 'What one unit did for one measure in one month (บันทึกการประชาสัมพันธ์รายเดือน).',
})
export class PublicityLog extends Node {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Measure, { mapToPk: true, fieldName: 'measure_id' })
  measureId!: string;

  @ManyToOne(() => Unit, { mapToPk: true, fieldName: 'unit_id' })
  unitId!: string;

  @Property({ type: 'string' })
  @Field(() => YearMonthScalar, { description: 'The month.' })
  month!: YearMonth;

  @Property({ type: 'integer' })
  version = 0;
}
