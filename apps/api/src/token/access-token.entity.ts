import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

export const TokenScopeEnum = {
  READ_PUBLIC: 'READ_PUBLIC',
  READ_AGENCY: 'READ_AGENCY',
  WRITE_LOGS: 'WRITE_LOGS',
  ADMIN: 'ADMIN',
} as const;
export type TokenScope = keyof typeof TokenScopeEnum;
registerEnumType(TokenScopeEnum, {
  name: 'TokenScope',
  description: 'What a token opens.',
  valuesConfig: {
    READ_PUBLIC: { description: 'read:public — what is published' },
    READ_AGENCY: { description: 'read:agency — everything of its agency, as an auditor reads it' },
    WRITE_LOGS: { description: 'write:logs — records actions for every unit of its agency' },
    ADMIN: {
      description:
        'admin — what a coordinator may do, except making tokens, letting people in and reviewing reports',
    },
  },
});

/** A third party's key. Only the hash of its secret is kept. */
@Entity({ tableName: 'access_token' })
@ObjectType('Token', { description: 'A key a third party sends as Authorization: Bearer.' })
export class AccessToken {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global.' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  /** Answers for what it does (REP5, MAY2). */
  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'issued_by_id' })
  issuedById!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is for, in the office’s words.' })
  name!: string;

  @Property({ type: 'json' })
  @Field(() => [TokenScopeEnum], { description: 'What it opens.' })
  scopes!: TokenScope[];

  @Property({ type: 'string', unique: true })
  secretHash!: string;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'It stops working then.' })
  expiresAt!: Date;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Last use, to the hour.' })
  lastUsedAt: Date | null = null;

  @Property({ type: 'Date', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is withdrawn.' })
  revokedAt: Date | null = null;
}
