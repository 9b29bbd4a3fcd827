/** Whether a photo may be shown to the public, what can be seen of people in it, and on what that rests (PHOTO1). */
export const PHOTO_VERDICTS = [
  'NOBODY_SEEN',
  'ADULTS_INFORMED',
  'ADULTS_CONSENTED',
  'CHILDREN_CONSENTED',
  'KEPT_PRIVATE',
] as const;
export type PhotoVerdict = (typeof PHOTO_VERDICTS)[number];

interface Marks {
  readonly isPublic: boolean;
  /** Faces by which somebody can be known. */
  readonly faces: boolean;
  readonly children: boolean;
}

/** What a decision says; of a photo that stays private nothing need be said. Children need their parents’ consent. */
export const VERDICT_MARKS: Readonly<Record<PhotoVerdict, Marks>> = {
  NOBODY_SEEN: { isPublic: true, faces: false, children: false },
  ADULTS_INFORMED: { isPublic: true, faces: true, children: false },
  ADULTS_CONSENTED: { isPublic: true, faces: true, children: false },
  CHILDREN_CONSENTED: { isPublic: true, faces: true, children: true },
  KEPT_PRIVATE: { isPublic: false, faces: false, children: false },
};

export const PUBLIC_VERDICTS = PHOTO_VERDICTS.filter(isCleared);

/** Private until somebody decided otherwise. */
export function isCleared(verdict: PhotoVerdict | null): boolean {
  return verdict !== null && VERDICT_MARKS[verdict].isPublic;
}
