import { backoffMs, type Random } from '@prongsai/outbox';

/**
 * The server's word that something is new for the agency, for as long as the screen is looked at. A browser takes a
 * refusal for the end, also a proxy's while the server is updated: it is asked again, later each time (C10).
 */
export function followNews(onNews: () => void, random: Random): () => void {
  let source: EventSource | null = null;
  let last = '';
  let refusals = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** After a break it tells where things stand: what was missed in between is news as well. */
  const hear = ({ lastEventId }: MessageEvent): void => {
    if (lastEventId === last) return;
    last = lastEventId;
    onNews();
  };
  const fail = (): void => {
    if (source?.readyState !== EventSource.CLOSED) return;
    refusals += 1;
    again = setTimeout(look, backoffMs(refusals, random));
  };
  const close = (): void => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  function look(): void {
    close();
    if (document.visibilityState !== 'visible') return;
    source = new EventSource('/news');
    source.addEventListener('open', () => (refusals = 0));
    source.addEventListener('message', hear);
    source.addEventListener('error', fail);
  }
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    close();
  };
}
