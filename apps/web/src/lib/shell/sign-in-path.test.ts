import { expect, it } from 'vitest';
import { signInPath } from './sign-in-path.ts';

it('leads back to just what the page showed', () => {
  const shown = new URL('https://prongsai.example/record/m/u/2023-02?action=a&also=b');
  const next = new URL(signInPath(shown), shown).searchParams.get('next');
  expect(next).toBe('/record/m/u/2023-02?action=a&also=b');
});
