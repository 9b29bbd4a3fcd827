import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../platform/scalars.ts';
import { Person } from './person.entity.ts';

/** A key pair whose private half never leaves its owner's device or account (พาสคีย์); the public half is here. */
@Entity({ tableName: 'passkey' })
@Unique({ properties: ['credentialId'] })
@ObjectType('Passkey', { description: 'A way to sign in without a password; seen by its owner only.' })
export class Passkey {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', index: true })
  personId!: string;

  /** As the authenticator named it, in URL-safe base64. */
  @Property({ type: 'text' })
  credentialId!: string;

  /** COSE, in URL-safe base64. */
  @Property({ type: 'text' })
  publicKey!: string;

  /** How often it was used, as the authenticator counts; always 0 where none is kept. */
  @Property({ type: 'double' })
  counter!: number;

  /** How a browser may reach it, such as `internal` or `usb`. */
  @Property({ type: 'json' })
  transports: string[] = [];

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Kept in an account, and so on all devices of its owner.' })
  synced!: boolean;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the browser it was made with.' })
  browser: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the system it was made on.' })
  system: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'Since when it is known.' })
  addedAt!: Date;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used to sign in.' })
  lastUsedAt: Date | null = null;
}
