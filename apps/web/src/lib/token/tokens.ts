/** Keys of third parties. Each throws ApiError when not reached. */
import {
  IssueTokenDocument,
  RevokeTokenDocument,
  TokensDocument,
  type IssueTokenInput,
  type TokenInOfficeFragment,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { agencySlug } from '#lib/person/person.svelte.ts';

export type OfficeToken = TokenInOfficeFragment;
export type TokenScope = OfficeToken['scopes'][number];

/** Newest first. */
export async function tokens(): Promise<OfficeToken[]> {
  return (await query(TokensDocument, { agency: agencySlug() })).tokens ?? [];
}

/** The secret in the answer is shown once. */
export async function issueToken(input: IssueTokenInput) {
  return (await query(IssueTokenDocument, { input })).issueToken;
}

export async function revokeToken(tokenId: string) {
  return (await query(RevokeTokenDocument, { input: { tokenId } })).revokeToken;
}
