import { expect, it } from 'vitest';
import { isCleared, PUBLIC_VERDICTS, VERDICT_MARKS } from './photo-verdict.ts';

it('[PHOTO1] keeps a photo private until somebody has decided that it may be shown', () => {
  expect(isCleared(null)).toBe(false);
  expect(isCleared('KEPT_PRIVATE')).toBe(false);
  expect(PUBLIC_VERDICTS.every(isCleared)).toBe(true);
});

it('[PHOTO1] shows children by their parents’ consent alone', () => {
  const ofChildren = PUBLIC_VERDICTS.filter((verdict) => VERDICT_MARKS[verdict].children);
  expect(ofChildren).toEqual(['CHILDREN_CONSENTED']);
});
