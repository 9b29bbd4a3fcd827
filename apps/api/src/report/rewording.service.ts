/** Writing a sentence of the report anew (REP9). */
import { normaliseThai, sentenceFault, type YearMonth } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { Measure } from '../measure/measure.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { Unit } from '../unit/unit.entity.ts';
import { Rewording } from './rewording.entity.ts';

/** Which sentence: of an action, or of a unit’s month of a measure when `actionId` is null. */
export interface SentencePlace {
  readonly planId: string;
  readonly measureId: string;
  readonly unitId: string;
  readonly month: YearMonth;
  readonly actionId: string | null;
}

export interface NewWords {
  /** The composed sentence that the officer had before them. */
  readonly composed: string;
  /** Null lets the composed sentence stand again; so do the very same words. */
  readonly words: string | null;
}

export async function rewordSentence(
  tx: Tx,
  place: SentencePlace,
  { composed, words }: NewWords,
): Promise<void> {
  const caller = ensureMay(tx, 'rewordSentence');
  const { agencyId } = await thePlan(tx.em, place.planId, caller);
  await ensurePlace(tx, agencyId, place);
  const written = words === null ? null : normaliseThai(words).replace(/\s+/g, ' ').trim();
  raise(written === null ? null : sentenceFault(written));
  const rewording = tx.em.create(
    Rewording,
    {
      id: uuidv7(),
      agencyId,
      ...place,
      composed,
      text: written === composed ? null : written,
      writtenById: caller.personId,
      writtenAt: tx.now,
    },
    { persist: true },
  );
  note(tx, 'rewordSentence', rewording, { ...place, words: rewording.text });
}

async function ensurePlace(tx: Tx, agencyId: string, place: SentencePlace): Promise<void> {
  const { planId, measureId, unitId, month, actionId } = place;
  const [measure] = await rows(tx.em, Measure, { id: measureId, planId });
  ensure(measure, 'NOT_FOUND', {}, 'measureId');
  const [unit] = await rows(tx.em, Unit, { id: unitId, agencyId });
  ensure(unit, 'NOT_FOUND', {}, 'unitId');
  if (actionId === null) return;
  const [log] = await rows(tx.em, PublicityLog, { measureId, unitId, month });
  const [action] = log ? await rows(tx.em, PublicityAction, { id: actionId, logId: log.id }) : [];
  ensure(action, 'NOT_FOUND', {}, 'actionId');
}
