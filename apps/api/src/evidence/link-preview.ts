/**
 * A look at the page a link leads to, for the person who is about to save it; and whether it still opens, for those who
 * judge by it.
 */
import { linkFate, type LinkFate, type LinkLook } from '@prongsai/domain';
import { personIn } from '../person/signed-in.ts';
import type { RequestContext } from '../platform/context.ts';
import { fetchOutward, type Outward } from '../platform/outward.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { fourAtATime, lookAt, outwardOf, type Allowed } from './link-look.ts';
import { readHead } from './page-head.ts';
import { copiesOf } from './photo-copies.ts';
import { keepLook, lookOf, watchedLink } from './watched-links.ts';

export interface PagePreview {
  /** After redirects. */
  url: string;
  title: string;
  /** Name of the site, or its host. */
  site: string;
  /** A small JPEG as a data address. */
  image: string | null;
}

const MOST_PAGE_BYTES = 512 * 1024;
const MOST_IMAGE_BYTES = 4 * 1024 * 1024;
const MINUTE_MS = 60_000;
const MOST_PER_MINUTE = 20;
/** What was found so lately is told without another look. */
const FRESH_MS = 24 * 60 * MINUTE_MS;

/** Instants of each person's last looks, in milliseconds. */
const looks = new Map<string, number[]>();

export interface LinkHealth extends LinkLook {
  fate: LinkFate;
  checkedAt: Date;
}

/** Null when there is nothing to show. @throws Problem NOT_ALLOWED for tokens, TRY_AGAIN for too many at once */
export async function linkPreview(context: RequestContext, address: string): Promise<PagePreview | null> {
  const allowed = lookingOut(context, personIn(context));
  if (!allowed) return null;
  try {
    return await fourAtATime(() => look(address, outwardOf(MOST_PAGE_BYTES, allowed)));
  } catch (error) {
    context.log.info({ err: error }, 'a link could not be looked at');
    return null;
  }
}

/**
 * Whether anybody can open it: as it was found within a day, unless it is to be looked at anew. What is found of a link
 * that somebody recorded is kept. Null where looking out is switched off. @throws Problem as `linkPreview`
 */
export async function linkHealth(
  context: RequestContext,
  address: string,
  anew: boolean,
): Promise<LinkHealth | null> {
  const { em, clock } = context;
  const personId = personIn(context);
  const watched = await watchedLink(em, signedIn(context).agencyId, address);
  const kept = watched && lookOf(watched);
  if (kept && !anew && kept.lookedAt.getTime() > clock().getTime() - FRESH_MS)
    return healthOf(kept, kept.lookedAt);
  const allowed = lookingOut(context, personId);
  if (!allowed) return null;
  const found = await lookAt(address, allowed);
  if (watched) await keepLook(em, watched, found, clock());
  return healthOf(found, clock());
}

function healthOf({ opens, status }: LinkLook, checkedAt: Date): LinkHealth {
  return { opens, status, fate: linkFate({ opens, status }), checkedAt };
}

/** How far this person may look out once; null where it is switched off. */
function lookingOut({ config, clock }: RequestContext, personId: string): Allowed | null {
  ensure(isFew(personId, clock().getTime()), 'TRY_AGAIN');
  return config.linkPreviews === 'off' ? null : config.linkPreviews;
}

async function look(address: string, outward: Outward): Promise<PagePreview | null> {
  const { url, type, bytes } = await fetchOutward(address, outward);
  if (!/html/i.test(type)) return null;
  const { title, site, image } = readHead(bytes, type);
  if (title === null) return null;
  const picture = image === null ? null : await pictureAt(image, url, outward);
  return { url: url.href, title, site: site ?? url.hostname, image: picture };
}

/** Made anew, as any picture that people are shown; a page without one is shown without. */
async function pictureAt(image: string, page: URL, outward: Outward): Promise<string | null> {
  try {
    const address = new URL(image, page).href;
    const { bytes } = await fetchOutward(address, { ...outward, mostBytes: MOST_IMAGE_BYTES, cut: false });
    const { thumb } = await copiesOf(bytes);
    return `data:image/jpeg;base64,${thumb.toString('base64')}`;
  } catch {
    return null;
  }
}

/** Counts this look; those of longer ago than a minute are forgotten. */
function isFew(personId: string, now: number): boolean {
  for (const [id, instants] of looks) if ((instants.at(-1) ?? 0) < now - MINUTE_MS) looks.delete(id);
  const recent = (looks.get(personId) ?? []).filter((at) => at > now - MINUTE_MS);
  looks.set(personId, [...recent, now].slice(-MOST_PER_MINUTE - 1));
  return recent.length < MOST_PER_MINUTE;
}
