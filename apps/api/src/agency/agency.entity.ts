import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/node.ts';

@Entity({ tableName: 'agency' })
@ObjectType('Agency', {
  implements: Node,
  description: 'A public body (หน่วยงาน); it owns everything below it.',
})
export class Agency extends Node {
  [OptionalProps]?: 'graceDays' | 'syncClock' | 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @Property({ type: 'string', unique: true })
  @Field(() => String, { description: 'Short name used in addresses and arguments.' })
  slug!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Full name in Thai.' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'District (อำเภอ).' })
  district: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Province (จังหวัด).' })
  province: string | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Days of grace after a month before it is overdue.' })
  graceDays = 5;

  /** The agency's last stamped version; its row lock makes version order commit order (S2). */
  @Property({ type: 'integer' })
  syncClock = 0;

  /** Changes when a backup is restored, so that phones start over (S5). */
  @Property({ type: 'uuid' })
  epoch!: string;

  /** Bytes that nobody names are taken to be so since then at the earliest: what named them may have been lost. */
  @Property({ type: 'Date' })
  epochBeganAt!: Date;

  @Property({ type: 'integer' })
  version = 0;
}
