/**
 * A look at the page a link leads to, for the person who is about to save it, and whether it still opens, for those who
 * judge by it. Nothing of it is kept.
 */
import type { RequestContext } from '../platform/context.ts';
import { openTurns } from '../platform/in-turn.ts';
import { fetchOutward, Unfetched, type Outward } from '../platform/outward.ts';
import { signedIn } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { readHead } from './page-head.ts';
import { copiesOf } from './photo-check.ts';

export interface PagePreview {
  /** After redirects. */
  url: string;
  title: string;
  /** Name of the site, or its host. */
  site: string;
  /** A small JPEG as a data address. */
  image: string | null;
}

const PATIENCE_MS = 6000;
const MOST_PAGE_BYTES = 512 * 1024;
const MOST_IMAGE_BYTES = 4 * 1024 * 1024;
const MINUTE_MS = 60_000;
const MOST_PER_MINUTE = 20;

const fourAtATime = openTurns(4);
/** Instants of each person's last looks, in milliseconds. */
const looks = new Map<string, number[]>();

export interface LinkHealth {
  opens: boolean;
  /** What the other side answered in HTTP; null when it did not, or may not be asked. */
  status: number | null;
  checkedAt: Date;
}

/** Null when there is nothing to show. @throws Problem NOT_ALLOWED for tokens, TRY_AGAIN for too many at once */
export async function linkPreview(context: RequestContext, address: string): Promise<PagePreview | null> {
  const outward = lookingOut(context, MOST_PAGE_BYTES);
  if (!outward) return null;
  try {
    return await fourAtATime(() => look(address, outward));
  } catch (error) {
    context.log.info({ err: error }, 'a link could not be looked at');
    return null;
  }
}

/** Whether anybody can open it now; null where looking out is switched off. @throws Problem as `linkPreview` */
export async function linkHealth(context: RequestContext, address: string): Promise<LinkHealth | null> {
  const outward = lookingOut(context, 0);
  if (!outward) return null;
  const checkedAt = context.clock();
  try {
    await fourAtATime(() => fetchOutward(address, outward));
    return { opens: true, status: 200, checkedAt };
  } catch (error) {
    return { opens: false, status: error instanceof Unfetched ? error.status : null, checkedAt };
  }
}

/** How this person may look out once; null where it is switched off. */
function lookingOut(context: RequestContext, mostBytes: number): Outward | null {
  const { personId } = signedIn(context);
  ensure(personId, 'NOT_ALLOWED');
  ensure(isFew(personId, context.clock().getTime()), 'TRY_AGAIN');
  const { linkPreviews } = context.config;
  if (linkPreviews === 'off') return null;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return { signal, loopback: linkPreviews === 'loopback', mostBytes, cut: true };
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
