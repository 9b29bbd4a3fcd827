/** One thing done that counts for several measures: an action for each, saved at once (ACT1). */

/** What tells actions of one act; `clientTime` as ISO 8601. */
export interface ActMark {
  readonly logId: string;
  readonly recordedById: string | null;
  readonly clientTime: string;
  readonly day: string;
  readonly channel: string;
}

/** Whether two actions were recorded at once, by one person, for two measures. An action is no act with itself. */
export function isOneAct(a: ActMark, b: ActMark): boolean {
  return (
    a.logId !== b.logId &&
    a.recordedById !== null &&
    a.recordedById === b.recordedById &&
    a.clientTime === b.clientTime &&
    a.day === b.day &&
    a.channel === b.channel
  );
}
