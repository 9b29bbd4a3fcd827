/** How and where the signed-in person comes in. Needs the server; each throws ApiError without it. */
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  WaysInDocument,
  type PasskeyPartsFragment,
  type SessionPartsFragment,
} from '@prongsai/contract/documents';
import { ApiError, query } from '#lib/api/graphql.ts';

export type OwnPasskey = PasskeyPartsFragment;
export type OwnSession = SessionPartsFragment;

/** Their passkeys and sessions, and whether there is a password. */
export async function waysIn() {
  const { viewer } = await query(WaysInDocument, {});
  if (!viewer) throw new ApiError('SIGNED_OUT');
  return viewer;
}

/** The browser of that session is signed out; what is unsent there stays there. */
export async function endSession(sessionId: string) {
  return (await query(EndSessionDocument, { input: { sessionId } })).endSession;
}

export async function endOtherSessions() {
  return (await query(EndOtherSessionsDocument, {})).endOtherSessions;
}
