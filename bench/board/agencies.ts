/** Databases for the board: one large agency, alone or with many small ones beside it (`npm run cli -- generate`). */
import { ProductServer } from '../../tests/support/server.ts';
import { PASSWORD } from '../support/client.ts';

/** Almost at the end of the fiscal year 2566, so that all of its months have begun. */
const CLOCK = '2023-09-28T09:00:00+07:00';
export const FISCAL_YEAR = 2566;
export const SLUG = 'large-1';
export const CELLS = 60 * 40 * 12;
const LARGE = ['--slug', 'large', '--measures', '60', '--units', '40', '--seed', '2566'];
const BESIDE = [
  ...['--slug', 'small', '--agencies', '500', '--years', '3', '--seed', '500'],
  ...['--measures', '8', '--units', '3', '--actions', '600'],
];

/** The server in front of the large agency. `settings` go to its environment. */
export async function largeAgency(
  settings: Readonly<Record<string, string>> = {},
  { beside = false, actions = 100_000 } = {},
): Promise<ProductServer> {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, ...settings });
  try {
    server.run('generate', ...LARGE, '--actions', String(actions));
    if (beside) server.run('generate', ...BESIDE);
    await server.start();
    return server;
  } catch (error) {
    await server.remove();
    throw error;
  }
}
