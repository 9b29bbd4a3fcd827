// eslint-disable-next-line no-restricted-imports -- here its patience is set
import { expect } from '@playwright/test';

/** Looking at a screen, with the patience of a person rather than of a quiet machine. */
export const see = expect.configure({ timeout: 60_000 });
