import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Node } from '../platform/node.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';

@Entity({ tableName: 'evidence_photo' })
@Index({ properties: ['agencyId', 'version', 'unitId'] })
@Index({ properties: ['sha256', 'agencyId'] })
@Index({ properties: ['sourceSha256', 'agencyId'] })
@Index({ properties: ['attachedById', 'stored'] })
@ObjectType('EvidencePhoto', {
  implements: Node,
  description: 'A photo of an action (ภาพหลักฐาน); private until published.',
})
export class EvidencePhoto extends Node {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => PublicityAction, { mapToPk: true, fieldName: 'action_id', index: true })
  actionId!: string;

  /** That of its action, for good: whose phones it is for (S4). */
  @Property({ type: 'uuid' })
  unitId!: string;

  @Property({ type: 'string' })
  @Field(() => String, {
    description:
      'SHA-256 of the bytes as the phone sent them, in hex; what `url` gives is a copy without metadata, with other bytes.',
  })
  sha256!: string;

  /** Hash of the original before the phone shrank it (PHOTO2). */
  @Property({ type: 'string' })
  sourceSha256!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Size of those bytes.' })
  bytes!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Width in pixels.' })
  width!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Height in pixels.' })
  height!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Caption.' })
  caption: string | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Its place among the photos of its action; lists are in this order.',
  })
  position: number | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether its bytes have arrived and were verified.' })
  stored = false;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'attached_by_id', nullable: true })
  attachedById: string | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Code of what is wrong with its bytes, PHOTO_UNREADABLE; null when nothing is known to be.',
  })
  fault: string | null = null;

  /** The agency had a photo of the same original or with the same bytes before. */
  @Property({ type: 'boolean' })
  usedBefore = false;

  @Property({ type: 'Date', nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: 'integer' })
  version = 0;
}
