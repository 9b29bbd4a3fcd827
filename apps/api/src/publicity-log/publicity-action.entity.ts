import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Day } from '@prongsai/domain';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { Node } from '../platform/node.ts';
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts';
import { PublicityLog } from './publicity-log.entity.ts';

@Entity({ tableName: 'publicity_action' })
@Index({ properties: ['agencyId', 'version', 'unitId'] })
@Index({ properties: ['agencyId', 'day', 'id'] })
@ObjectType('PublicityAction', { implements: Node, description: 'One thing done (การดำเนินการ).' })
export class PublicityAction extends Node {
  [OptionalProps]?: 'evidenceChanges' | 'fieldVersions' | 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global; made on the phone.' })
  override id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => PublicityLog, { mapToPk: true, fieldName: 'log_id', index: true })
  logId!: string;

  /** That of its log, for good: whose phones it is for (S4). */
  @Property({ type: 'uuid' })
  unitId!: string;

  @Property({ type: 'string' })
  @Field(() => DateScalar, { description: 'The day it was done.' })
  day!: Day;

  /** Code of a channel of the agency. */
  @Property({ type: 'string' })
  channel!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What was done.' })
  what!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where.' })
  place: string | null = null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'How much, in the channel’s unit.' })
  quantity: number | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A link to what was published.' })
  link: string | null = null;

  /** Null when an access token recorded it. */
  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'recorded_by_id', nullable: true })
  recordedById: string | null = null;

  /** The phone's own clock when it was saved. */
  @Property({ type: 'Date' })
  clientTime!: Date;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When the server received it; lateness is judged by this.' })
  receivedAt!: Date;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, {
    description:
      'When the server received what changed it last, words or evidence; at first `receivedAt` (CLOSE2).',
  })
  changedAt!: Date;

  @Property({ type: 'Date', nullable: true })
  withdrawnAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  withdrawnReason: string | null = null;

  /** Counts photos added and withdrawn, so that a check knows that the evidence is not what it saw (CHECK1). */
  @Property({ type: 'integer' })
  evidenceChanges = 0;

  /** Version in which each field last changed, so that edits of different fields merge (S3). */
  @Property({ type: 'json' })
  fieldVersions: Record<string, number> = {};

  @Property({ type: 'integer' })
  version = 0;
}
