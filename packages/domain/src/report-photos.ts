/** The appendix of photos: numbered as they appear, the same photo once. */
import { officialNumber, officialText } from './official-text.ts';
import type { ReportPhoto } from './report-document.ts';
import type { MonthResult, ReportedAction, ReportedPhoto } from './report-results.ts';
import { dayOf, placeOf } from './report-sentences.ts';

/** The photos of these months in order of appearance; captions tell of the first appearance. */
export function numberPhotos(months: readonly MonthResult[]): ReportPhoto[] {
  const photos = new Map<string, ReportPhoto>();
  for (const month of months) {
    for (const action of month.actions) {
      for (const photo of action.photos) {
        if (photos.has(photo.sha256)) continue;
        const number = officialNumber(photos.size + 1);
        photos.set(photo.sha256, {
          number,
          sha256: photo.sha256,
          caption: caption(number, photo, action, month),
        });
      }
    }
  }
  return [...photos.values()];
}

function caption(number: string, photo: ReportedPhoto, action: ReportedAction, month: MonthResult): string[] {
  const title = officialText(photo.caption ?? '') || officialText(action.what);
  const channel = officialText(action.channelName);
  return [
    `ภาพที่ ${number} ${title}`,
    `${dayOf(action)} ${placeOf(action)}`.trim(),
    `ช่องทาง ${channel} โดย ${officialText(month.unitName)}`,
  ];
}
