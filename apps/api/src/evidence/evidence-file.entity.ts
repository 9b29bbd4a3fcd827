import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Node } from '../platform/node.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';

@Entity({ tableName: 'evidence_file' })
@Index({ properties: ['agencyId', 'version', 'unitId'] })
@Index({ properties: ['attachedById', 'stored'] })
@ObjectType('EvidenceFile', {
  implements: Node,
  description: 'A PDF of an action (ไฟล์หลักฐาน), kept as it came; for the agency’s own people.',
})
export class EvidenceFile extends Node {
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

  @Property({ type: 'string', index: true })
  @Field(() => String, { description: 'SHA-256 of its bytes, in hex.' })
  sha256!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number;

  @Property({ type: 'string' })
  @Field(() => String, { description: 'As the person’s device called it.' })
  name!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether its bytes have arrived and were verified.' })
  stored = false;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'attached_by_id', nullable: true })
  attachedById: string | null = null;

  @Property({ type: 'string', nullable: true })
  @Field(() => String, { nullable: true, description: 'FILE_UNREADABLE when its bytes are no PDF.' })
  fault: string | null = null;

  @Property({ type: 'Date', nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: 'integer' })
  version = 0;
}
