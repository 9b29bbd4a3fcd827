import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { person, type RememberedPerson } from './person.svelte.ts';

const called = (id: string): RememberedPerson => ({
  ...{ id, displayName: id, loginName: id, roles: [], unitIds: [] },
  agency: { id: 'a', slug: 'bophloi', name: 'เทศบาลตำบลบ่อพลอย' },
});

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  person.current = null;
  vi.unstubAllGlobals();
});

it('[C8] whoever leaves is forgotten; not so somebody who came in meanwhile in another tab', () => {
  person.remember(called('malee'));
  person.forget();
  person.recall();
  expect(person.current).toBeNull();

  person.remember(called('mana'));
  person.current = called('malee');
  person.forget();
  expect(person.current).toBeNull();
  person.recall();
  expect(person.current?.id).toBe('mana');
});
