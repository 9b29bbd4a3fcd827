import { WhoAmIDocument } from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { person } from './person.svelte.ts';
import { rememberedFrom } from './remembered.ts';

/** Remembers the person's roles as they are now: the coordinator may have changed them. Throws ApiError. */
export async function lookAgain(): Promise<void> {
  const { viewer } = await query(WhoAmIDocument, {});
  // Another person's session is none of this one's business.
  if (viewer && viewer.person.id === person.current?.id) person.remember(rememberedFrom(viewer));
}
