import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Payload } from '../platform/user-error.ts';
import { Session } from './session.entity.ts';

@InputType('EndSessionInput', { description: 'Where to sign out.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;
}
@ObjectType('SessionsPayload', { description: 'Where the person is signed in now, or why nothing changed.' })
export class SessionsPayload extends Payload {
  @Field(() => [Session], { nullable: true, description: 'Last used first.' })
  sessions?: Session[];
}
