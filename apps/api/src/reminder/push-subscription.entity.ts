import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Language } from '@prongsai/domain';
import { Session } from '../person/session.entity.ts';

/** A browser that asked to be reminded: where its push service listens, and the keys only it can read with. */
@Entity({ tableName: 'push_subscription' })
export class PushSubscription {
  /** SHA-256 of the endpoint; a browser that subscribes for somebody else is theirs from then on. */
  @PrimaryKey({ type: 'string' })
  endpointHash!: string;

  /** Whoever is signed in there is reminded; with the session ends this as well. */
  @ManyToOne(() => Session, {
    mapToPk: true,
    fieldName: 'session_id',
    deleteRule: 'cascade',
    index: true,
  })
  sessionId!: string;

  @Property({ type: 'text' })
  endpoint!: string;

  @Property({ type: 'string' })
  p256dh!: string;

  @Property({ type: 'string' })
  auth!: string;

  @Property({ type: 'string' })
  language!: Language;

  @Property({ type: 'Date' })
  subscribedAt!: Date;
}
