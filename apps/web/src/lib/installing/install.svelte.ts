/** Putting the app on the home screen, as far as a browser lets a page help with it. */

/** Chromium's offer; no standard type knows it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

const TAUGHT_KEY = 'prongsai.install-taught';

class Installing {
  installed = $state(false);
  #isTaught = $state(false);
  #offer = $state.raw<InstallOffer | null>(null);

  /** The browser can show its own question now. */
  get offered(): boolean {
    return this.#offer !== null;
  }

  /** Safari can, but only by the person's own hand, and it keeps data safe only then. */
  get byHandOnIos(): boolean {
    return !this.installed && isIos();
  }

  /** The lesson of how to is still to be given. */
  get toTeach(): boolean {
    return this.byHandOnIos && !this.#isTaught;
  }

  /** It was given, and is not given again; it stays among the person's own things. */
  taught(): void {
    this.#isTaught = true;
    localStorage.setItem(TAUGHT_KEY, 'yes');
  }

  listen(): void {
    this.installed = matchMedia('(display-mode: standalone)').matches;
    this.#isTaught = localStorage.getItem(TAUGHT_KEY) !== null;
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      if (isOffer(event)) this.#offer = event;
    });
    addEventListener('appinstalled', () => {
      this.installed = true;
      this.#offer = null;
    });
  }

  async ask(): Promise<void> {
    await this.#offer?.prompt();
    this.#offer = null;
  }
}
export const installing = new Installing();

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function';
}

/** An iPad calls itself a Mac; no Mac has a screen to touch. */
function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPad|iPhone|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}
