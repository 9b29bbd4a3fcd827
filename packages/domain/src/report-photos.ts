/** The appendix of photos: numbered as they appear, the same photo once. */
import { officialNumber, officialText } from './official-text.ts';
import type { ReportAudience, ReportPhoto } from './report-document.ts';
import type { MonthResult, ReportedAction, ReportedPhoto } from './report-results.ts';
import { dayOf, placeOf, whatOf } from './report-sentences.ts';

/**
 * The photos of these months that the audience is shown, in order of appearance; captions tell of the first appearance.
 * The public sees those that were cleared (PHOTO1).
 */
export function numberPhotos(months: readonly MonthResult[], audience: ReportAudience): ReportPhoto[] {
  const photos = new Map<string, ReportPhoto>();
  for (const month of months) {
    for (const action of month.actions) {
      for (const photo of action.photos) {
        if (photos.has(photo.sha256) || (audience === 'PUBLIC' && !photo.isCleared)) continue;
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

/** What the appendix says of photos that have no number; null when there are none. */
export function withheldNote(
  months: readonly MonthResult[],
  shown: ReadonlyMap<string, string>,
): string | null {
  const all = months.flatMap(({ actions }) => actions.flatMap(({ photos }) => photos));
  const withheld = new Set(all.map(({ sha256 }) => sha256).filter((sha256) => !shown.has(sha256)));
  if (withheld.size === 0) return null;
  return `มีภาพประกอบอีก ${officialNumber(withheld.size)} ภาพที่ไม่เผยแพร่ต่อสาธารณะ หน่วยงานเก็บไว้เป็นหลักฐาน`;
}

function caption(number: string, photo: ReportedPhoto, action: ReportedAction, month: MonthResult): string[] {
  const title = officialText(photo.caption ?? '') || officialText(whatOf(action));
  const channel = officialText(action.channelName);
  return [
    `ภาพที่ ${number} ${title}`,
    `${dayOf(action)} ${placeOf(action)}`.trim(),
    `ช่องทาง ${channel} โดย ${officialText(month.unitName)}`,
  ];
}
