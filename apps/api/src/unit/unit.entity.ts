import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Node } from '../platform/node.ts';
import { YearMonthScalar } from '../platform/scalars.ts';

@Entity({ tableName: 'unit' })
@Index({ properties: ['agencyId', 'version'] })
@Unique({ properties: ['agencyId', 'name'] })
@ObjectType('Unit', {
  implements: Node,
  description: 'A part of the agency (สำนัก กอง ฝ่าย งาน) that owes measures.',
})
export class Unit extends Node {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name in Thai.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The label as printed in the plan.' })
  label!: string;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'First month it exists; null is open.' })
  activeFrom: string | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => YearMonthScalar, { nullable: true, description: 'Last month it exists; null is open.' })
  activeUntil: string | null = null;

  @Property({ type: 'integer' })
  version = 0;
}
