/** Whether a photo may be shown to the public, what can be seen of people in it, and on what that rests (PHOTO1). */
interface Marks {
  readonly isPublic: boolean;
  /** Faces by which somebody can be known. */
  readonly faces: boolean;
  readonly children: boolean;
}

/** What may be decided of a photo. Children are shown with their parents’ consent and never otherwise. */
export const PHOTO_VERDICTS = {
  NOBODY_SEEN: { isPublic: true, faces: false, children: false },
  ADULTS_INFORMED: { isPublic: true, faces: true, children: false },
  ADULTS_CONSENTED: { isPublic: true, faces: true, children: false },
  CHILDREN_CONSENTED: { isPublic: true, faces: true, children: true },
  KEPT_PRIVATE: { isPublic: false, faces: false, children: false },
} as const satisfies Record<string, Marks>;
export type PhotoVerdict = keyof typeof PHOTO_VERDICTS;

export const PUBLIC_VERDICTS = (Object.keys(PHOTO_VERDICTS) as PhotoVerdict[]).filter(
  (verdict) => PHOTO_VERDICTS[verdict].isPublic,
);

/** Private until somebody decided otherwise. */
export function isCleared(verdict: PhotoVerdict | null): boolean {
  return verdict !== null && PHOTO_VERDICTS[verdict].isPublic;
}
