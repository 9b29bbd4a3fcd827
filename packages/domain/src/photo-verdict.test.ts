import { expect, it } from 'vitest';
import { isCleared, PHOTO_VERDICTS, PUBLIC_VERDICTS } from './photo-verdict.ts';

it('[PHOTO1] keeps a photo private until somebody has decided that it may be shown', () => {
  expect(isCleared(null)).toBe(false);
  expect(isCleared('KEPT_PRIVATE')).toBe(false);
  expect(PUBLIC_VERDICTS.every(isCleared)).toBe(true);
});

it('[PHOTO1] shows children by their parents’ consent alone', () => {
  const ofChildren = PUBLIC_VERDICTS.filter((verdict) => PHOTO_VERDICTS[verdict].children);
  expect(ofChildren).toEqual(['CHILDREN_CONSENTED']);
});
