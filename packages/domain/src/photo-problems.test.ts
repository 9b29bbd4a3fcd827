import { describe, expect, it } from 'vitest';
import { LIMITS, photoFault } from './action-check.ts';
import { PHOTO_PROBLEMS, photoProblemSentence, type PhotoProblemCode } from './photo-problems.ts';
import { problemSentence } from './problems.ts';

describe('the photos of an action', () => {
  it('[PHOTO4] may be twenty, and not one more', () => {
    expect(photoFault(LIMITS.photos - 1)).toBeNull();
    const fault = photoFault(LIMITS.photos);
    expect(fault).toMatchObject({ field: 'photo', code: 'TOO_MANY_PHOTOS', details: { limit: 20 } });
    expect(problemSentence('TOO_MANY_PHOTOS', 'th', fault?.details)).toContain('๒๐ ภาพ');
  });

  it.each(Object.keys(PHOTO_PROBLEMS) as PhotoProblemCode[])(
    'a file refused as %s says what to do',
    (code) => {
      const details = { found: 'PDF', limit: 40 };
      expect(photoProblemSentence(code, 'th', details)).toMatch(/กรุณา/);
      expect(photoProblemSentence(code, 'en', details)).toMatch(/\. [A-Z]/);
      expect(photoProblemSentence(code, 'th', details)).not.toMatch(/[{}–]/);
    },
  );
});
