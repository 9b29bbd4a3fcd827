import { LinkPreviewDocument, type LinkPreviewQuery } from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';

export type PagePreview = NonNullable<LinkPreviewQuery['linkPreview']>;

/** What the server sees behind a link; null when there is nothing to see, or no network to ask over. */
export async function pagePreview(url: string): Promise<PagePreview | null> {
  try {
    return (await query(LinkPreviewDocument, { url })).linkPreview;
  } catch {
    return null;
  }
}
