import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followNews } from './live.ts';

/** What a browser's source does: a refusal closes it for good. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Source[] = [];
  readyState = 0;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
  refused(): void {
    this.close();
    this.dispatchEvent(new Event('error'));
  }
  tells(lastEventId: string): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
    this.dispatchEvent(new MessageEvent('message', { lastEventId }));
  }
  /** The connection breaks off, and the browser opens it anew by itself. */
  breaksOff(): void {
    this.readyState = 0;
    this.dispatchEvent(new Event('error'));
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const turn = (to: 'visible' | 'hidden'): void => {
  page.visibilityState = to;
  page.dispatchEvent(new Event('visibilitychange'));
};
let heard = 0;
let end: () => void;
const latest = (): Source => Source.opened.at(-1) ?? new Source('');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  vi.stubGlobal('EventSource', Source);
  [heard, Source.opened.length, page.visibilityState] = [0, 0, 'visible'];
  end = followNews(
    () => (heard += 1),
    () => 0.5,
  );
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('[C10] is asked for again after a refusal, later each time, and tells what was missed', () => {
  latest().tells('7');
  latest().refused();
  expect(Source.opened).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(Source.opened).toHaveLength(2);
  latest().refused();
  vi.advanceTimersByTime(2_000);
  expect(Source.opened).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(Source.opened).toHaveLength(3);
  latest().tells('8');
  expect(heard).toBe(2);
  latest().refused();
  vi.advanceTimersByTime(2_000);
  expect(Source.opened).toHaveLength(4);
});

it('is left to the browser while it opens a broken connection anew', () => {
  latest().tells('7');
  latest().breaksOff();
  vi.advanceTimersByTime(600_000);
  expect(Source.opened).toHaveLength(1);
});

it('[C10] rests while nobody looks, and after it was ended', () => {
  latest().refused();
  turn('hidden');
  vi.advanceTimersByTime(600_000);
  expect(Source.opened).toHaveLength(1);
  turn('visible');
  expect(Source.opened).toHaveLength(2);
  latest().refused();
  end();
  vi.advanceTimersByTime(600_000);
  expect(Source.opened).toHaveLength(2);
});
