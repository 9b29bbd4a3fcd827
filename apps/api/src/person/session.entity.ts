import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../platform/scalars.ts';
import { Person } from './person.entity.ts';

/** A signed-in browser. Only the hash of its secret is kept. */
@Entity({ tableName: 'session' })
@ObjectType('Session', { description: 'A browser in which a person is signed in; seen by that person only.' })
export class Session {
  /** Names the session to its person; opens nothing. */
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Property({ type: 'string' })
  @Unique()
  secretHash!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', index: true })
  personId!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the browser.' })
  browser: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the system it runs on.' })
  system: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When it was last used, to the hour.' })
  lastSeenAt!: Date;
}
