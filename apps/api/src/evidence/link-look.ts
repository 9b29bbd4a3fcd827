/** One look at a link: whether anybody on the internet can open it now. */
import type { LinkLook } from '@prongsai/domain';
import type { Config } from '../config.ts';
import { openTurns } from '../platform/in-turn.ts';
import { fetchOutward, Unfetched, type Outward } from '../platform/outward.ts';

/** How far the server may look out. */
export type Allowed = Exclude<Config['linkPreviews'], 'off'>;

const PATIENCE_MS = 6000;

/** Everything that looks out from here takes its turn. */
export const fourAtATime = openTurns(4);

/** How to fetch a page of which so many bytes are read; the time it may take begins now. */
export function outwardOf(mostBytes: number, allowed: Allowed): Outward {
  return {
    signal: AbortSignal.timeout(PATIENCE_MS),
    loopback: allowed === 'loopback',
    ...{ mostBytes, cut: true },
  };
}

export function lookAt(url: string, allowed: Allowed): Promise<LinkLook> {
  return fourAtATime(async () => {
    try {
      await fetchOutward(url, outwardOf(0, allowed));
      return { opens: true, status: 200 };
    } catch (error) {
      return { opens: false, status: error instanceof Unfetched ? error.status : null };
    }
  });
}
