/** Photos on the whole screen; what shows them is fetched at the first tap. */
import type { LoggedPhoto } from '#lib/month/cell-index.ts';
import type { PublicityLogs } from './publicity-logs.svelte.ts';

export interface Showing {
  photos: readonly LoggedPhoto[];
  /** The first to be seen, from 0. */
  start: number;
  /** Day, channel and place of what the photos prove. */
  about: string;
  logs: Pick<PublicityLogs, 'photoUrl'>;
}

export async function viewPhotos(showing: Showing): Promise<void> {
  const { openViewer } = await import('./photo-viewer.ts');
  await openViewer(showing);
}
