/** Every device and what is shown on it, in this order. */
import type { Page } from '@playwright/test';
import { DOOR } from './list/door.ts';
import { EXECUTIVE, EXECUTIVE_OFFLINE } from './list/executive.ts';
import { HEAD } from './list/head.ts';
import { COORDINATOR, COORDINATOR_OFFLINE, COORDINATOR_UNANSWERED } from './list/coordinator.ts';
import { CONTRADICTED, CUT_OFF, NEWCOMER, RECORDER } from './list/recorder.ts';

export interface Town {
  readonly address: string;
  /** Where somebody who has not come in yet chooses a password. */
  readonly enrolPath: string;
  /** The set-up page of a server without an agency. */
  readonly setUpAddress: string;
  /** A page on one more device, on which somebody has signed in. */
  readonly another: (loginName: string) => Promise<Page>;
}

export interface Screen {
  readonly name: string;
  readonly path: string | ((town: Town) => string);
  /** The whole page rather than what fits. */
  readonly whole?: boolean;
  /** What is done before the page is opened. */
  readonly before?: (page: Page) => Promise<void>;
  /** What is done on the page before the picture. */
  readonly arrange?: (page: Page) => Promise<void>;
}

export interface Device {
  readonly name: string;
  /** Who has signed in; nobody, when null. */
  readonly who: string | null;
  /** What is done on it before its first screen. */
  readonly prepare?: (page: Page, town: Town) => Promise<void>;
  readonly screens: readonly Screen[];
}

export const DEVICES: readonly Device[] = [
  DOOR,
  RECORDER,
  NEWCOMER,
  CUT_OFF,
  CONTRADICTED,
  HEAD,
  EXECUTIVE,
  EXECUTIVE_OFFLINE,
  COORDINATOR,
  COORDINATOR_UNANSWERED,
  COORDINATOR_OFFLINE,
];
