import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One failed attempt, counted per login name, per address and per both; in the database so that every process counts. */
@Entity({ tableName: 'failed_sign_in' })
@Index({ properties: ['subject', 'at'] })
export class FailedSignIn {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'string' })
  subject!: string;

  @Property({ type: 'Date' })
  at!: Date;
}
