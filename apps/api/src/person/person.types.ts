import type { Day, Role } from '@prongsai/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { DateScalar, JsonObject } from '../platform/scalars.ts';
import { Payload } from '../platform/user-error.ts';
import { Person } from './person.entity.ts';
import { RoleEnum } from './role-holding.entity.ts';

@ObjectType('Viewer', { description: 'The signed-in person.' })
export class Viewer {
  @Field(() => Person, { description: 'Who.' })
  person!: Person;
  @Field(() => Agency, { description: 'Of which agency.' })
  agency!: Agency;
  @Field(() => DateScalar, { description: 'Today in Bangkok, by the server’s clock.' })
  today!: Day;
}

@InputType('SignInInput', { description: 'Name and password.' })
export class SignInInput {
  @Field(() => String, { description: 'Login name.' })
  loginName!: string;
  @Field(() => String, { description: 'Password.' })
  password!: string;
}
@ObjectType('SignInPayload', { description: 'The session is in a cookie.' })
export class SignInPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now.' })
  viewer?: Viewer;
}
@ObjectType('SignOutPayload', { description: 'Nothing but errors.' })
export class SignOutPayload extends Payload {}
@ObjectType('SetUpPayload', {
  description: 'Empty when the agency was made; then its coordinator enrols with the same link.',
})
export class SetUpPayload extends Payload {}

@InputType('EnrolInput', { description: 'A one-time link and the password chosen with it.' })
export class EnrolInput {
  @Field(() => String, { description: 'Secret of the link.' })
  token!: string;
  @Field(() => String, { description: 'At least 8 characters.' })
  password!: string;
}
@InputType('EnrolWithPasskeyInput', { description: 'A one-time link and the passkey made with it.' })
export class EnrolWithPasskeyInput {
  @Field(() => String, { description: 'Secret of the link.' })
  token!: string;
  @Field(() => JsonObject, { description: 'What the browser made (WebAuthn RegistrationResponseJSON).' })
  passkey!: object;
}
@ObjectType('EnrolmentOffer', { description: 'Whom a one-time link is for.' })
export class EnrolmentOffer {
  @Field(() => String, { description: 'Name of the person.' })
  displayName!: string;
  @Field(() => String, { description: 'Name of the agency.' })
  agencyName!: string;
  @Field(() => String, { description: 'Login name to remember.' })
  loginName!: string;
}
@InputType('SetUpInput', { description: 'The first agency and its coordinator.' })
export class SetUpInput {
  @Field(() => String, { description: 'Secret of the set-up link.' })
  token!: string;
  @Field(() => String, { description: 'Full name of the agency.' })
  agencyName!: string;
  @Field(() => String, { description: 'Short name for addresses: a–z, 0–9, hyphen.' })
  slug!: string;
  @Field(() => String, { description: 'Name of the coordinator.' })
  displayName!: string;
  @Field(() => String, { description: 'Login name of the coordinator.' })
  loginName!: string;
}

@InputType('RoleInput', { description: 'A role to give.' })
export class RoleInput {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;
  @Field(() => ID, { nullable: true, description: 'The unit; recorders and heads need one.' })
  unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'On behalf of the office (รักษาการ).' })
  acting?: boolean | null;
}
@InputType('AddPersonInput', { description: 'A new person.' })
export class AddPersonInput {
  @Field(() => String, { description: 'Name shown beside what the person does.' })
  displayName!: string;
  @Field(() => String, { description: 'Name typed at sign-in: a–z, 0–9, dot, hyphen.' })
  loginName!: string;
  @Field(() => [RoleInput], { description: 'At least one.' })
  roles!: RoleInput[];
}
@InputType('InviteAgainInput', { description: 'Whom to give a new link.' })
export class InviteAgainInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
}
@InputType('ChangeRolesInput', { description: 'The roles a person holds from now on.' })
export class ChangeRolesInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
  @Field(() => [RoleInput], { description: 'All of them; the others end.' })
  roles!: RoleInput[];
}
@InputType('DisablePersonInput', { description: 'Who may no longer sign in.' })
export class DisablePersonInput {
  @Field(() => ID, { description: 'The person.' })
  personId!: string;
}
@ObjectType('PersonPayload', { description: 'A person and the one-time link, shown once.' })
export class PersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The person.' })
  person?: Person;
  @Field(() => String, { nullable: true, description: 'Address with which the person chooses a password.' })
  enrolmentUrl?: string;
}
