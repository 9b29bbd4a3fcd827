import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

@Entity({ tableName: 'person' })
@Unique({ properties: ['loginName'] })
@ObjectType('Person', { description: 'A person who signs in; seen by the office only.' })
export class Person {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Name shown beside what the person did.' })
  displayName!: string;

  @Property({ type: 'string' })
  @Field(() => String, {
    nullable: true,
    description: 'Name typed at sign-in; null to those who may not see it.',
  })
  loginName!: string;

  /** PHC string of argon2id; null until the person has enrolled. */
  @Property({ type: 'string', nullable: true, lazy: true })
  passwordHash: string | null = null;

  /** Where letters that remind go; seen by the person alone. */
  @Property({ type: 'text', nullable: true })
  email: string | null = null;

  /** Since when the person wants no reminders sent (REM3). */
  @Property({ type: 'Date', nullable: true })
  remindersMutedAt: Date | null = null;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when the person may not sign in.' })
  disabledAt: Date | null = null;
}
