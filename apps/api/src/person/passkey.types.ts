import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { JsonObject } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { Passkey } from './passkey.entity.ts';

@InputType('OfferEnrolmentPasskeyInput', { description: 'Who wants to enrol with a passkey.' })
export class OfferEnrolmentPasskeyInput {
  @Field(() => String, { description: 'Secret of the one-time link.' })
  token!: string;
}
@InputType('PasskeyInput', { description: 'What a browser and its person answered.' })
export class PasskeyInput {
  @Field(() => JsonObject, {
    description: 'WebAuthn RegistrationResponseJSON or AuthenticationResponseJSON.',
  })
  passkey!: object;
}
@InputType('RemovePasskeyInput', { description: 'Which passkey is not to be used any more.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'The passkey.' })
  passkeyId!: string;
}
@ObjectType('PasskeyOptionsPayload', {
  description:
    'What a browser is to ask its person; to be answered once, by the same browser, in five minutes.',
})
export class PasskeyOptionsPayload extends Payload {
  @Field(() => JsonObject, { nullable: true, description: 'WebAuthn options in JSON.' })
  options?: object;
}
@ObjectType('PasskeysPayload', { description: 'The person’s passkeys now, or why nothing changed.' })
export class PasskeysPayload extends Payload {
  @Field(() => [Passkey], { nullable: true, description: 'The oldest first.' })
  passkeys?: Passkey[];
}
