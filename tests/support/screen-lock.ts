/** A phone's own keeper of passkeys, as Chromium plays it: its owner is there, and unlocks it when asked. */
import type { CDPSession, Page } from '@playwright/test';

export class ScreenLock {
  readonly #devtools: CDPSession;
  #id: string;

  private constructor(devtools: CDPSession, id: string) {
    this.#devtools = devtools;
    this.#id = id;
  }

  static async on(page: Page): Promise<ScreenLock> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    return new ScreenLock(devtools, await added(devtools));
  }

  /** As after the phone was set up anew: it has forgotten every passkey. */
  async forgetAll(): Promise<void> {
    await this.#devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: this.#id });
    this.#id = await added(this.#devtools);
  }

  /** Whether its owner unlocks it when asked, from now on. */
  async unlocks(isUserVerified: boolean): Promise<void> {
    await this.#devtools.send('WebAuthn.setUserVerified', { authenticatorId: this.#id, isUserVerified });
  }
}

async function added(devtools: CDPSession): Promise<string> {
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  return authenticatorId;
}
