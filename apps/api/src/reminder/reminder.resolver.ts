import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { rows } from '../platform/rows.ts';
import { answer, type Tx } from '../platform/transaction.ts';
import { Person } from '../person/person.entity.ts';
import { Viewer } from '../person/person.types.ts';
import { PushKey } from './push-key.entity.ts';
import { changeReminders, isSubscribed, subscribePush, unsubscribePush } from './reminder.service.ts';
import {
  ChangeRemindersInput,
  RemindersPayload,
  ReminderSettings,
  SubscribePushInput,
  UnsubscribePushInput,
} from './reminder.types.ts';

@Resolver(() => Viewer)
export class ReminderResolver {
  @FieldResolver(() => ReminderSettings, { description: 'How they are reminded.' })
  reminders(@Ctx() context: RequestContext, @Root() { person }: Viewer): Promise<ReminderSettings> {
    return settingsOf(context, context.em, person.id);
  }

  @Mutation(() => RemindersPayload, { description: 'Shows reminders on this browser (Web Push).' })
  subscribePush(
    @Ctx() context: RequestContext,
    @Arg('input', () => SubscribePushInput)
    { language, ...subscription }: SubscribePushInput,
  ) {
    const { config, sessionSecret } = context;
    return changed(context, (tx) => subscribePush(tx, subscription, { language, config, sessionSecret }));
  }

  @Mutation(() => RemindersPayload, { description: 'Shows no more reminders on this browser.' })
  unsubscribePush(
    @Ctx() context: RequestContext,
    @Arg('input', () => UnsubscribePushInput)
    { endpoint }: UnsubscribePushInput,
  ) {
    return changed(context, (tx) => unsubscribePush(tx, endpoint, context.sessionSecret));
  }

  @Mutation(() => RemindersPayload, { description: 'Mutes reminders, and says where letters go.' })
  changeReminders(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeRemindersInput)
    { muted, email = null }: ChangeRemindersInput,
  ) {
    return changed(context, (tx) => changeReminders(tx, { muted, email }));
  }
}

function changed(context: RequestContext, verb: (tx: Tx) => Promise<unknown>) {
  return answer(context, async (tx) => {
    await verb(tx);
    await tx.em.flush();
    return { reminders: await settingsOf(context, tx.em, context.caller?.personId ?? '') };
  });
}

async function settingsOf(
  { config, sessionSecret }: RequestContext,
  em: EntityManager,
  personId: string,
): Promise<ReminderSettings> {
  const [person] = await rows(em, Person, { id: personId });
  const [key] = await rows(em, PushKey, {});
  return {
    muted: Boolean(person?.remindersMutedAt),
    email: person?.email ?? null,
    sendsLetters: config.smtpUrl !== null,
    pushKey: key?.publicKey ?? '',
    shownHere: await isSubscribed(em, sessionSecret),
  };
}
