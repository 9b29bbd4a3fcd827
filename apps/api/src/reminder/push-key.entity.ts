import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The pair of keys (VAPID) with which push services know this server; made once, at its first start. */
@Entity({ tableName: 'push_key' })
export class PushKey {
  @PrimaryKey({ type: 'string' })
  publicKey!: string;

  @Property({ type: 'string' })
  privateKey!: string;
}
