import { describe, expect, it } from 'vitest';
import { appAddresses } from './addresses.ts';

const ROUTES = [
  { id: '/', page: true },
  { id: '/shell', page: true },
  { id: '/(staff)/month', page: true },
  { id: '/(staff)/log/[measureId]/[unitId]/[month]', page: true },
  { id: '/(public)/[agency]', page: true },
  { id: '/feed', page: false },
];
const kept = (address: string): boolean => appAddresses(ROUTES).some((pattern) => pattern.test(address));

describe('the shell answers', () => {
  it.each(['/', '/month', '/month?month=2023-02', '/month/', '/log/m1/u1/2023-02'])('%s', (address) => {
    expect(kept(address)).toBe(true);
  });
});

describe('the server answers', () => {
  it.each(['/shell', '/bansuan', '/feed', '/graphql', '/monthly', '/log/m1/u1'])('%s', (address) => {
    expect(kept(address)).toBe(false);
  });
});
