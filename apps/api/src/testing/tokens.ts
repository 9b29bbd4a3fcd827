/** Keys of third parties, issued by a coordinator. */
import type { TokenScope } from '../token/access-token.entity.ts';
import type { Client } from './client.ts';

const ISSUE = `mutation ($input: IssueTokenInput!) {
  issueToken(input: $input) { secret token { id name scopes expiresAt } userErrors { code field message } }
}`;
export interface Issued {
  readonly secret: string | null;
  readonly token: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

export async function issueToken(
  coordinator: Client,
  scopes: TokenScope[],
  more: object = {},
): Promise<Issued> {
  const input = { name: 'พอร์ทัลจังหวัด', scopes, days: 30, ...more };
  return (await coordinator.gql<{ issueToken: Issued }>(ISSUE, { input })).issueToken;
}
