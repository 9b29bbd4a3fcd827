/**
 * How long each touch waited until the page had drawn its answer, by the browser's own Event Timing. DevTools, through
 * which a test touches, keeps a touch until the page has drawn a frame; nothing keeps a finger. How long it did is in
 * the browser's trace, and is taken off.
 */
import type { Browser, Page } from '@playwright/test';

/** Where the page's clock and the trace's stand at the same moment. */
const MARK = 'prongsai.clock';
/** Between the two, for one and the same touch. */
const SAME_MS = 1;

/** Milliseconds on the page's clock. */
interface Answered {
  readonly interaction: number;
  readonly start: number;
  readonly duration: number;
}
declare global {
  interface Window {
    answered: Answered[];
  }
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly ts: number;
  readonly args: { chrome_latency_info?: { component_info?: { component_type: string; time_us: number }[] } };
}

/** Watches the page from its next document on; the returned function says each interaction's milliseconds, in their order. */
export async function watchTouches(browser: Browser, page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript((mark) => {
    performance.mark(mark);
    window.answered = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { interactionId: interaction, startTime: start, duration } = entry;
        if (interaction) window.answered.push({ interaction, start, duration });
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  }, MARK);
  await browser.startTracing(page, { categories: ['latencyInfo', 'blink.user_timing'] });
  return async () => {
    // What was drawn last is told a moment later.
    await page.waitForTimeout(300);
    const [answered, marked] = await page.evaluate(
      (mark) => [window.answered, performance.getEntriesByName(mark)[0]?.startTime ?? NaN] as const,
      MARK,
    );
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
    const mark = traceEvents.findLast(({ name }) => name === MARK);
    const origin = (mark?.ts ?? NaN) / 1000 - marked;
    const kept = traceEvents.flatMap((event) => keptOf(event, origin));
    const took = new Map<number, number>();
    for (const { interaction, start, duration } of answered) {
      // One that is not in the trace counts whole.
      const its = kept.find((one) => Math.abs(one.start - start) < SAME_MS)?.ms ?? 0;
      took.set(interaction, Math.max(took.get(interaction) ?? 0, duration - its));
    }
    return [...took.values()];
  };
}

/** When a touch began or ended, on the page's clock, and for how long it was then kept. */
function keptOf({ name, args }: TraceEvent, origin: number): { start: number; ms: number }[] {
  if (!/^InputLatency::Touch(Start|End)$/.test(name)) return [];
  const at = (component: string): number => {
    const found = args.chrome_latency_info?.component_info?.find(
      ({ component_type }) => component_type === `COMPONENT_INPUT_EVENT_LATENCY_${component}`,
    );
    return (found?.time_us ?? NaN) / 1000;
  };
  const [began, sent] = [at('ORIGINAL'), at('BEGIN_RWH')];
  return [{ start: began - origin, ms: sent - began }].filter(({ ms }) => !Number.isNaN(ms));
}
