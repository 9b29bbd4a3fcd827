/** Keeping an eye on the links that people recorded (LINK1): what is to be looked at, and what was found. */
import { nextLookAt, type LinkLook } from '@prongsai/domain';
import type { House } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import type { Task } from '../platform/job.ts';
import { rows, type Row } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import type { Tx } from '../platform/transaction.ts';
import { lookAt } from './link-look.ts';
import { WatchedLink } from './watched-link.entity.ts';

const AT_A_TIME = 20;
/** Hashes in one question. */
const ASKED_AT_ONCE = 500;

/** A link that was looked at. */
export type LookedAt = Pick<WatchedLink, 'url'> & LinkLook & { readonly lookedAt: Date };

/** It is looked at soon, also when it was known before. */
export async function watchLink({ em, now }: Tx, agencyId: string, url: string): Promise<void> {
  await em
    .createQueryBuilder(WatchedLink)
    .insert({ agencyId, urlHash: hashOf(url), url, recordedAt: now, nextLookAt: now })
    .onConflict(['agencyId', 'urlHash'])
    .merge(['recordedAt', 'nextLookAt'])
    .execute();
}

/** Those whose time has come, one after the other. */
export async function linksToLookAt(house: Pick<House, 'database' | 'clock' | 'config'>): Promise<Task[]> {
  const { linkPreviews } = house.config;
  if (linkPreviews === 'off') return [];
  const em = house.database.fork();
  const due = { nextLookAt: { $lte: house.clock() } };
  const links = await rows(em, WatchedLink, due, { orderBy: { nextLookAt: 'asc' }, limit: AT_A_TIME });
  return links.map((link) => ({
    key: `${link.agencyId} ${link.urlHash}`,
    run: async () => keepLook(em, link, await lookAt(link.url, linkPreviews), house.clock()),
  }));
}

/** Writes down what was found at a link; one that nobody recorded is let be. */
export async function keepLook(
  em: EntityManager,
  { agencyId, urlHash, recordedAt }: Pick<WatchedLink, 'agencyId' | 'urlHash' | 'recordedAt'>,
  look: LinkLook,
  lookedAt: Date,
): Promise<void> {
  const next = nextLookAt(look, lookedAt, recordedAt);
  // Recorded again meanwhile: looked at again, then.
  const standing = { agencyId, urlHash, recordedAt };
  await em.nativeUpdate(WatchedLink, standing, { ...look, lookedAt, nextLookAt: next });
}

/** The link as the agency watches it. */
export async function watchedLink(
  em: EntityManager,
  agencyId: string,
  url: string,
): Promise<Row<WatchedLink> | undefined> {
  const [known] = await rows(em, WatchedLink, { agencyId, urlHash: hashOf(url) });
  return known;
}

/** Those of the links that were looked at. */
export async function lookedAtAmong(
  em: EntityManager,
  agencyId: string,
  urls: readonly string[],
): Promise<LookedAt[]> {
  const hashes = [...new Set(urls)].map((url) => hashOf(url));
  const found: LookedAt[] = [];
  for (let from = 0; from < hashes.length; from += ASKED_AT_ONCE) {
    const some = { $in: hashes.slice(from, from + ASKED_AT_ONCE) };
    const links = await rows(em, WatchedLink, { agencyId, urlHash: some, lookedAt: { $ne: null } });
    found.push(...links.flatMap((link) => lookOf(link) ?? []));
  }
  return found;
}

/** What the last look at it found; null before the first. */
export function lookOf({ url, opens, status, lookedAt }: Row<WatchedLink>): LookedAt | null {
  return opens === null || lookedAt === null ? null : { url, opens, status, lookedAt };
}
