/** Which measure of the plan of the year before a measure goes on from (PLAN4, REP11). */
export interface WordedMeasure {
  readonly id: string;
  readonly title: string;
}

/** The one with the same words; of several that share them the first goes on from the first. Both plans in their order. */
export function measureBefore(
  id: string,
  now: readonly WordedMeasure[],
  before: readonly WordedMeasure[],
): string | null {
  const title = now.find((measure) => measure.id === id)?.title;
  const sharing = (plan: readonly WordedMeasure[]) => plan.filter((measure) => measure.title === title);
  const place = sharing(now).findIndex((measure) => measure.id === id);
  return sharing(before)[place]?.id ?? null;
}
