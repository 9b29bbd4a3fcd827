/** What is kept of a browser's description of itself: two names a person recognises, and nothing finer. */
import Bowser from 'bowser';

export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

/** Real ones have about a hundred letters. */
const LONGEST = 400;
const NAME_LONGEST = 40;

/** Such as Chrome and Android; null for what is not recognised. */
export function deviceOf(userAgent: string | null): Device {
  const read = userAgent ? Bowser.parse(userAgent.slice(0, LONGEST)) : null;
  return { browser: nameIn(read?.browser.name), system: nameIn(read?.os.name) };
}

function nameIn(text: string | undefined): string | null {
  return text?.slice(0, NAME_LONGEST) || null;
}
