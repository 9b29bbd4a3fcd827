export type * from './model.ts';
export { attachedHash, isKind, recordOf } from './model.ts';
export * from './ports.ts';
export { Act } from './act.ts';
export { attentionOf, mend, splitIntoCopy, type AttentionItem } from './attention.ts';
export { backoffMs } from './backoff.ts';
export { countsOf, unsentOps, unsentSince, type Counts } from './counts.ts';
export { DraftElsewhere, endDraft, keepDraft, placeOf, type DraftHold } from './drafts.ts';
export { drainRecords, type Pass, type PassEnd } from './drain.ts';
export { fateOf, type Fate, type OutboxState } from './fate.ts';
export { drainPhotos, nextPhotoAt } from './photos.ts';
export { attachCommands, attachFileCommands, save, type SaveOptions } from './save.ts';
export { takeBack, type TakingBack } from './take-back.ts';
export {
  exportUnsent,
  readUnsent,
  restoreUnsent,
  type ExportOptions,
  type UnsentSummary,
} from './unsent-file.ts';
export { RestoreRefused } from './unsent-lines.ts';
export { withRoom } from './room.ts';
export { isOpen } from './uploads.ts';
export { forgetOld, forgetRows, hurryPhotos } from './upkeep.ts';
export { baseRows, overlay, type Me, type Rows, type ViewRow } from './view.ts';
export { putBack, withdraw, type Withdrawn } from './withdraw.ts';
