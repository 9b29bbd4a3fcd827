/** The server's word that something is new for the agency, for as long as the screen is looked at. */
export function followNews(onNews: () => void): () => void {
  let source: EventSource | null = null;
  let last = '';

  /** After a break it tells where things stand: what was missed in between is news as well. */
  const hear = ({ lastEventId }: MessageEvent): void => {
    if (lastEventId === last) return;
    last = lastEventId;
    onNews();
  };
  const look = (): void => {
    source?.close();
    source = document.visibilityState === 'visible' ? new EventSource('/news') : null;
    source?.addEventListener('message', hear);
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    source?.close();
  };
}
