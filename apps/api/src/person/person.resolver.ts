import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { Agency } from '../agency/agency.entity.ts';
import { batched, batchedById } from '../platform/batch.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { Problem } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { answer, userError } from '../platform/transaction.ts';
import { Unit } from '../unit/unit.entity.ts';
import { enrol, enrolmentUrl, inviteAgain, newEnrolment, openEnrolment, setUp } from './enrolment.service.ts';
import { enrolWithPasskey, signInWithPasskey } from './passkey.service.ts';
import { Passkey } from './passkey.entity.ts';
import { PasskeyInput } from './passkey.types.ts';
import { Person } from './person.entity.ts';
import { addPerson, changeRoles, disablePerson, ensureMayLetIn } from './person.service.ts';
import {
  AddPersonInput,
  ChangeRolesInput,
  DisablePersonInput,
  EnrolInput,
  EnrolmentOffer,
  EnrolWithPasskeyInput,
  InviteAgainInput,
  PersonPayload,
  SetUpInput,
  SetUpPayload,
  SignInInput,
  SignInPayload,
  SignOutPayload,
  Viewer,
} from './person.types.ts';
import { RoleHolding } from './role-holding.entity.ts';
import { signIn, signOut } from './sign-in.service.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in person, or null.' })
  viewer(@Ctx() context: RequestContext): Promise<unknown> {
    const { caller } = context;
    return caller?.personId ? viewerOf(context, caller.personId) : Promise.resolve(null);
  }

  @Query(() => [Person], { nullable: true, description: 'People of the agency; to its coordinators.' })
  async people(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
  ): Promise<unknown[]> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    ensureMay(context, 'managePeople', { agencyId });
    return context.em.find(Person, { agencyId }, { orderBy: { id: 'asc' }, populate: ['passwordHash'] });
  }

  @Query(() => EnrolmentOffer, {
    nullable: true,
    description: 'Whom a one-time link is for; null when it is used or too old.',
  })
  async enrolment(
    @Ctx() { em, clock }: RequestContext,
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
  ): Promise<EnrolmentOffer | null> {
    const offer = await openEnrolment(em, token, clock());
    const person = offer?.personId ? await em.findOne(Person, { id: offer.personId }) : null;
    if (!person) return null;
    const agency = await em.findOneOrFail(Agency, { id: person.agencyId });
    return { displayName: person.displayName, loginName: person.loginName, agencyName: agency.name };
  }

  @Query(() => Boolean, { nullable: true, description: 'Whether a set-up link still works.' })
  async setUpOffer(
    @Ctx() { em, clock }: RequestContext,
    @Arg('token', () => String, { description: 'The last part of the link.' }) token: string,
  ): Promise<boolean> {
    const offer = await openEnrolment(em, token, clock());
    return offer !== null && offer.personId === null;
  }

  @Mutation(() => SignInPayload, { description: 'Starts a session, kept in a cookie.' })
  signIn(
    @Ctx() context: RequestContext,
    @Arg('input', () => SignInInput) { loginName, password }: SignInInput,
  ) {
    return withSession(context, () => signIn(context, loginName, password));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session.' })
  async signOut(@Ctx() context: RequestContext) {
    await signOut(context);
    return { userErrors: [] };
  }

  @Mutation(() => SignInPayload, { description: 'Chooses a password with a one-time link, and signs in.' })
  enrol(@Ctx() context: RequestContext, @Arg('input', () => EnrolInput) input: EnrolInput) {
    return withSession(context, () => enrol(context, input));
  }

  @Mutation(() => SignInPayload, { description: 'Comes in with a one-time link and a new passkey.' })
  enrolWithPasskey(
    @Ctx() context: RequestContext,
    @Arg('input', () => EnrolWithPasskeyInput)
    input: EnrolWithPasskeyInput,
  ) {
    return withSession(context, () => enrolWithPasskey(context, input));
  }

  @Mutation(() => SignInPayload, { description: 'Starts a session with a passkey, kept in a cookie.' })
  signInWithPasskey(
    @Ctx() context: RequestContext,
    @Arg('input', () => PasskeyInput) { passkey }: PasskeyInput,
  ) {
    return withSession(context, () => signInWithPasskey(context, passkey));
  }

  @Mutation(() => SetUpPayload, {
    description: 'Makes the first agency and its coordinator, who then enrols with the same link.',
  })
  setUp(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetUpInput) input: SetUpInput,
  ): Promise<SetUpPayload> {
    return answer(context, async (tx) => {
      await setUp(tx, input);
      return {};
    });
  }

  @Mutation(() => PersonPayload, { description: 'Adds a person and makes the one-time link.' })
  addPerson(@Ctx() context: RequestContext, @Arg('input', () => AddPersonInput) input: AddPersonInput) {
    return answer(context, async (tx) => {
      const { agencyId } = ensureMayLetIn(tx);
      const person = await addPerson(tx, agencyId, input);
      return { person, enrolmentUrl: enrolmentUrl(context.config, await newEnrolment(tx, person.id)) };
    });
  }

  @Mutation(() => PersonPayload, {
    description: 'A new one-time link for somebody; the old one stops working.',
  })
  inviteAgain(
    @Ctx() context: RequestContext,
    @Arg('input', () => InviteAgainInput) { personId }: InviteAgainInput,
  ) {
    return answer(context, async (tx) => {
      const { person, secret } = await inviteAgain(tx, personId);
      return { person, enrolmentUrl: enrolmentUrl(context.config, secret) };
    });
  }

  @Mutation(() => PersonPayload, { description: 'Gives a person other roles, or the same in another unit.' })
  changeRoles(
    @Ctx() context: RequestContext,
    @Arg('input', () => ChangeRolesInput)
    { personId, roles }: ChangeRolesInput,
  ) {
    return answer(context, async (tx) => ({ person: await changeRoles(tx, personId, roles) }));
  }

  @Mutation(() => PersonPayload, {
    description: 'Ends a person’s roles and sessions at once; what they did stays.',
  })
  disablePerson(
    @Ctx() context: RequestContext,
    @Arg('input', () => DisablePersonInput)
    { personId }: DisablePersonInput,
  ) {
    return answer(context, async (tx) => ({ person: await disablePerson(tx, personId) }));
  }

  @FieldResolver(() => [RoleHolding], { description: 'Roles held now.' })
  async roles(@Ctx() context: RequestContext, @Root() { id }: Person): Promise<unknown[]> {
    return (await rolesOf(context).load(id)) ?? [];
  }

  @FieldResolver(() => Boolean, { description: 'Whether the person has a way to sign in; to coordinators.' })
  async enrolled(@Ctx() context: RequestContext, @Root() { id, passwordHash }: Person): Promise<boolean> {
    return Boolean(passwordHash) || Boolean(await hasPasskey(context).load(id));
  }
}

@Resolver(() => RoleHolding)
export class RoleHoldingResolver {
  @FieldResolver(() => Unit, { nullable: true, description: 'In which unit; null for the whole agency.' })
  async unit(@Ctx() context: RequestContext, @Root() { unitId }: RoleHolding): Promise<unknown> {
    return unitId ? batchedById(context, Unit).load(unitId) : null;
  }
}

async function withSession(context: RequestContext, start: () => Promise<string>): Promise<SignInPayload> {
  try {
    return { viewer: await viewerOf(context, await start()), userErrors: [] };
  } catch (error) {
    if (error instanceof Problem) return { userErrors: [userError(error, context)] };
    throw error;
  }
}

async function viewerOf(context: RequestContext, personId: string): Promise<Viewer> {
  const person = await context.em.findOneOrFail(Person, { id: personId });
  const agency = await context.em.findOneOrFail(Agency, { id: person.agencyId });
  return { person, agency, today: today(context) };
}

function hasPasskey(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await rows(context.em, Passkey, { personId: { $in: [...ids] } });
    return new Map(found.map(({ personId }) => [personId, true]));
  };
  return batched(context, read, 'person.passkey');
}

function rolesOf(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await rows(context.em, RoleHolding, { personId: { $in: [...ids] }, endedAt: null });
    return Map.groupBy(found, ({ personId }) => personId);
  };
  return batched(context, read, 'person.roles');
}
