import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { answer, userError } from '../platform/transaction.ts';
import { Passkey } from './passkey.entity.ts';
import {
  addPasskey,
  offerEnrolmentPasskey,
  offerPasskey,
  offerPasskeySignIn,
  passkeysOf,
  removePasskey,
} from './passkey.service.ts';
import {
  OfferEnrolmentPasskeyInput,
  PasskeyInput,
  PasskeyOptionsPayload,
  PasskeysPayload,
  RemovePasskeyInput,
} from './passkey.types.ts';
import { Person } from './person.entity.ts';
import { Viewer } from './person.types.ts';
import { personIn } from './signed-in.ts';

@Resolver(() => Viewer)
export class PasskeyResolver {
  @FieldResolver(() => [Passkey], { description: 'Their passkeys, the oldest first.' })
  passkeys(@Ctx() context: RequestContext, @Root() { person }: Viewer): Promise<unknown[]> {
    return passkeysOf(context, person.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether they can sign in with a password.' })
  async hasPassword(@Ctx() { em }: RequestContext, @Root() { person }: Viewer): Promise<boolean> {
    return (await em.count(Person, { id: person.id, passwordHash: { $ne: null } })) === 1;
  }

  @Mutation(() => PasskeyOptionsPayload, { description: 'Begins enrolling with a passkey.' })
  offerEnrolmentPasskey(
    @Ctx() context: RequestContext,
    @Arg('input', () => OfferEnrolmentPasskeyInput)
    { token }: OfferEnrolmentPasskeyInput,
  ) {
    return told(context, async () => ({ options: await offerEnrolmentPasskey(context, token) }));
  }

  @Mutation(() => PasskeyOptionsPayload, { description: 'Begins signing in with a passkey.' })
  offerPasskeySignIn(@Ctx() context: RequestContext) {
    return told(context, async () => ({ options: await offerPasskeySignIn(context) }));
  }

  @Mutation(() => PasskeyOptionsPayload, { description: 'Begins adding a passkey to one’s own.' })
  offerPasskey(@Ctx() context: RequestContext) {
    return told(context, async () => ({ options: await offerPasskey(context) }));
  }

  @Mutation(() => PasskeysPayload, { description: 'Adds the passkey that was made.' })
  addPasskey(@Ctx() context: RequestContext, @Arg('input', () => PasskeyInput) { passkey }: PasskeyInput) {
    return told(context, async () => {
      await addPasskey(context, passkey);
      return { passkeys: await passkeysOf(context, personIn(context)) };
    });
  }

  @Mutation(() => PasskeysPayload, { description: 'Removes a passkey; the last way to sign in stays.' })
  removePasskey(
    @Ctx() context: RequestContext,
    @Arg('input', () => RemovePasskeyInput)
    { passkeyId }: RemovePasskeyInput,
  ) {
    return answer(context, async (tx) => {
      await removePasskey(tx, passkeyId);
      return { passkeys: await passkeysOf(tx, personIn(tx)) };
    });
  }
}

/** What the work gives, or the problem it met; the work has transactions of its own. */
async function told<T extends object>(context: RequestContext, work: () => Promise<T>) {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (error instanceof Problem) return { userErrors: [userError(error, context)] };
    throw error;
  }
}
