import {
  LinkHealthDocument,
  LinkPreviewDocument,
  type LinkHealthQuery,
  type LinkPreviewQuery,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';

export type PagePreview = NonNullable<LinkPreviewQuery['linkPreview']>;
export type LinkHealth = NonNullable<LinkHealthQuery['linkHealth']>;

/** What the server sees behind a link; null when there is nothing to see, or no network to ask over. */
export async function pagePreview(url: string): Promise<PagePreview | null> {
  try {
    return (await query(LinkPreviewDocument, { url })).linkPreview;
  } catch {
    return null;
  }
}

/** What becomes of a link now; null where the server does not look out. @throws ApiError, `BUSY` after twenty a minute */
export async function lookAtLink(url: string): Promise<LinkHealth | null> {
  return (await query(LinkHealthDocument, { url, anew: true })).linkHealth;
}

/** The same, as the server lately found it; null also when it could not be asked, such as without a network. */
export async function healthOf(url: string): Promise<LinkHealth | null> {
  try {
    return (await query(LinkHealthDocument, { url })).linkHealth;
  } catch {
    return null;
  }
}
