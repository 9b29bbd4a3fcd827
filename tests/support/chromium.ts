/** Finds a Chromium: CHROME_PATH, the system's, Playwright's own; as root on Debian it installs one. */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { install, onPath } from './debian.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @throws Error that says in one line how to get one. */
export function findChromium(): string {
  const found = process.env.CHROME_PATH || onPath(NAMES) || playwrights() || installed();
  if (found) return found;
  throw new Error(
    'No Chromium found: install Debian’s chromium, or Google Chrome, or set CHROME_PATH to one.',
  );
}

function playwrights(): string | undefined {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function installed(): string | undefined {
  install('chromium');
  return onPath(NAMES);
}
