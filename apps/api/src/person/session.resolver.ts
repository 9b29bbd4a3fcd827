import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { answer, type Tx } from '../platform/transaction.ts';
import { Viewer } from './person.types.ts';
import { Session } from './session.entity.ts';
import { endOtherSessions, endOwnSession, isPresent, sessionsOf } from './session.service.ts';
import { EndSessionInput, SessionsPayload } from './session.types.ts';
import { personIn } from './signed-in.ts';

@Resolver(() => Session)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether this request came with it.' })
  present(@Ctx() context: RequestContext, @Root() session: Session): boolean {
    return isPresent(session, context);
  }

  @Mutation(() => SessionsPayload, {
    description: 'Signs the person out in one browser; what is unsent there stays there.',
  })
  endSession(
    @Ctx() context: RequestContext,
    @Arg('input', () => EndSessionInput) { sessionId }: EndSessionInput,
  ) {
    return ended(context, (tx) => endOwnSession(tx, sessionId));
  }

  @Mutation(() => SessionsPayload, { description: 'Signs the person out in every other browser.' })
  endOtherSessions(@Ctx() context: RequestContext) {
    return ended(context, (tx) => endOtherSessions(tx, context.sessionSecret ?? ''));
  }
}

@Resolver(() => Viewer)
export class ViewerSessionsResolver {
  @FieldResolver(() => [Session], { description: 'Where they are signed in, last used first.' })
  sessions(@Ctx() context: RequestContext, @Root() { person }: Viewer): Promise<unknown[]> {
    return sessionsOf(context, person.id);
  }
}

function ended(context: RequestContext, verb: (tx: Tx) => Promise<void>) {
  return answer(context, async (tx) => {
    await verb(tx);
    return { sessions: await sessionsOf({ em: tx.em, clock: () => tx.now }, personIn(tx)) };
  });
}
