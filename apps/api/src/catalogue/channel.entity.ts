import { OptionalProps } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';

@Entity({ tableName: 'channel' })
@Unique({ properties: ['agencyId', 'code'] })
@ObjectType('Channel', { description: 'A way to reach the public (ช่องทางประชาสัมพันธ์).' })
export class Channel {
  [OptionalProps]?: 'quantityUnit' | 'placeQuestion' | 'asksLink' | 'version';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Stable code such as WEBSITE.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name in Thai.' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What is counted (แผ่น, ครั้ง, คน); null when nothing is.',
  })
  quantityUnit: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'The question about the place (which notice boards, which villages); null when it is not asked.',
  })
  placeQuestion: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether the form asks for a link.' })
  asksLink = false;

  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'integer' })
  version = 0;
}
