import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { batchedById } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import { rows } from '../platform/rows.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { AccessToken, TokenScopeEnum, type TokenScope } from './access-token.entity.ts';
import { issueToken, revokeToken } from './access-token.service.ts';

@InputType('IssueTokenInput', { description: 'A new token.' })
class IssueTokenInput {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;
  @Field(() => [TokenScopeEnum], { description: 'What it opens.' })
  scopes!: TokenScope[];
  @Field(() => Int, { description: 'Days until it ends, 1 to 366.' })
  days!: number;
}
@InputType('RevokeTokenInput', { description: 'Which token to withdraw.' })
class RevokeTokenInput {
  @Field(() => ID, { description: 'The token.' })
  tokenId!: string;
}
@ObjectType('IssueTokenPayload', { description: 'The token and its secret, shown once.' })
class IssueTokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: 'The token.' })
  token?: AccessToken;
  @Field(() => String, {
    nullable: true,
    description: 'What to send as Authorization: Bearer; not shown again.',
  })
  secret?: string;
}
@ObjectType('TokenPayload', { description: 'A token, or why not.' })
class TokenPayload extends Payload {
  @Field(() => AccessToken, { nullable: true, description: 'The token.' })
  token?: AccessToken;
}

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  @Query(() => AccessToken, {
    nullable: true,
    description: 'The token that asks, so that a program knows when it ends; null for people.',
  })
  async token(@Ctx() { em, caller }: RequestContext): Promise<unknown> {
    if (!caller?.tokenId) return null;
    const [token] = await rows(em, AccessToken, { id: caller.tokenId });
    return token ?? null;
  }

  @Query(() => [AccessToken], { nullable: true, description: 'Tokens of the agency; to its coordinators.' })
  async tokens(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
  ): Promise<unknown[]> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    ensureMay(context, 'manageTokens', { agencyId });
    return rows(context.em, AccessToken, { agencyId }, { orderBy: { id: 'desc' } });
  }

  @FieldResolver(() => Agency, { description: 'Whose records it opens.' })
  agency(@Ctx() context: RequestContext, @Root() { agencyId }: AccessToken): Promise<unknown> {
    return batchedById(context, Agency).load(agencyId);
  }

  @Mutation(() => IssueTokenPayload, { description: 'Makes a token for a third party.' })
  issueToken(@Ctx() context: RequestContext, @Arg('input', () => IssueTokenInput) input: IssueTokenInput) {
    return answer(context, (tx) => issueToken(tx, input));
  }

  @Mutation(() => TokenPayload, { description: 'Withdraws a token at once.' })
  revokeToken(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeTokenInput) { tokenId }: RevokeTokenInput,
  ) {
    return answer(context, async (tx) => ({ token: await revokeToken(tx, tokenId) }));
  }
}
