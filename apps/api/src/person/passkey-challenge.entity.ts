import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from './person.entity.ts';

export type PasskeyPurpose = 'ENROL' | 'ADD' | 'SIGN_IN';

/** What an authenticator was asked to sign: once, soon, and in the browser that holds the secret as a cookie. */
@Entity({ tableName: 'passkey_challenge' })
@Index({ properties: ['addressHash'] })
export class PasskeyChallenge {
  @PrimaryKey({ type: 'string' })
  secretHash!: string;

  @Property({ type: 'string' })
  challenge!: string;

  @Property({ type: 'string' })
  purpose!: PasskeyPurpose;

  /** Whose the new passkey is to be; null for signing in, where the passkey says who it is. */
  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', nullable: true, index: true })
  personId: string | null = null;

  /** Of the address that asked, so that nobody fills the table. */
  @Property({ type: 'string' })
  addressHash!: string;

  @Property({ type: 'Date' })
  expiresAt!: Date;
}
