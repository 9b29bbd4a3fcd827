/**
 * Finds a Chromium: CHROME_PATH, the system's, Playwright's own; as root on Debian it installs one. Most stories are told
 * in its headless shell: the same engine, network and stores, without what only windows need, which takes a quarter
 * less of the processor.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { install, onPath } from './debian.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SHELL = 'chromium-headless-shell';

/** @throws Error that says in one line how to get one. */
export function findChromium(): string {
  const found = process.env.CHROME_PATH || onPath(NAMES) || playwrights() || installed('chromium', NAMES);
  if (found) return found;
  throw new Error(
    'No Chromium found: install Debian’s chromium, or Google Chrome, or set CHROME_PATH to one.',
  );
}

/** The whole browser where there is no shell. */
export function findHeadlessShell(): string {
  return process.env.CHROME_PATH || onPath([SHELL]) || installed(SHELL, [SHELL]) || findChromium();
}

function playwrights(): string | undefined {
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

function installed(debianPackage: string, names: readonly string[]): string | undefined {
  install(debianPackage);
  return onPath(names);
}
