/** Putting the app on the home screen, as far as a browser lets a page help with it. */

/** Chromium's offer; no standard type knows it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

class Installing {
  installed = $state(false);
  #offer = $state.raw<InstallOffer | null>(null);

  /** The browser can show its own question now. */
  get offered(): boolean {
    return this.#offer !== null;
  }

  /** Safari can, but only by the person's own hand, and it keeps data safe only then. */
  get byHandOnIos(): boolean {
    return !this.installed && /iPad|iPhone|iPod/.test(navigator.userAgent);
  }

  listen(): void {
    this.installed = matchMedia('(display-mode: standalone)').matches;
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
