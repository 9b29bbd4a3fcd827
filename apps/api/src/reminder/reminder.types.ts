import type { Language } from '@prongsai/domain';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from '../platform/user-error.ts';

const LanguageEnum = { TH: 'th', EN: 'en' } as const;
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'Language of sentences.',
  valuesConfig: { TH: { description: 'ไทย' }, EN: { description: 'English' } },
});

@ObjectType('ReminderSettings', { description: 'How the signed-in person is reminded (เตือน).' })
export class ReminderSettings {
  @Field(() => Boolean, { description: 'Nothing is sent; the list in the app stays.' })
  muted!: boolean;
  @Field(() => String, { nullable: true, description: 'Where letters go when no phone asked.' })
  email!: string | null;
  @Field(() => Boolean, { description: 'Whether this server sends letters.' })
  sendsLetters!: boolean;
  @Field(() => String, { description: 'The key a browser subscribes with (VAPID, URL-safe base64).' })
  pushKey!: string;
  @Field(() => Boolean, { description: 'Whether the browser of this session asked to show them.' })
  shownHere!: boolean;
}

@InputType('SubscribePushInput', { description: 'A browser’s push subscription.' })
export class SubscribePushInput {
  @Field(() => String, { description: 'Address at its push service.' })
  endpoint!: string;
  @Field(() => String, { description: 'Its public key, URL-safe base64.' })
  p256dh!: string;
  @Field(() => String, { description: 'Its shared secret, URL-safe base64.' })
  auth!: string;
  @Field(() => LanguageEnum, { description: 'Language of what is shown.' })
  language!: Language;
}
@InputType('UnsubscribePushInput', { description: 'Which browser is not reminded any more.' })
export class UnsubscribePushInput {
  @Field(() => String, { description: 'Address at its push service.' })
  endpoint!: string;
}
@InputType('ChangeRemindersInput', { description: 'Whether and where reminders are sent.' })
export class ChangeRemindersInput {
  @Field(() => Boolean, { description: 'Send nothing.' })
  muted!: boolean;
  @Field(() => String, { nullable: true, description: 'Where letters go; null for nowhere.' })
  email?: string | null;
}
@ObjectType('RemindersPayload', { description: 'How the person is reminded now, or why nothing changed.' })
export class RemindersPayload extends Payload {
  @Field(() => ReminderSettings, { nullable: true, description: 'The settings now.' })
  reminders?: ReminderSettings;
}
