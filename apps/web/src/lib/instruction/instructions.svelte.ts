/** Instructions on this phone, and what is said to them. Each verb resolves once it is saved on this phone. */
import type { GiveInstructionPayload, InstructionRow, InstructionWordRow } from '@prongsai/contract';
import {
  daysBetween,
  dayAtInstant,
  instructionState,
  type Day,
  type InstructionState,
} from '@prongsai/domain';
import type { Fate, ViewRow } from '@prongsai/outbox';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { present } from '#lib/shell/today.svelte.ts';

export interface StandingInstruction {
  id: string;
  data: InstructionRow;
  /** Not yet back from the server. */
  local: boolean;
  state: InstructionState;
  /** Oldest first. */
  said: readonly ViewRow<'instructionWord'>[];
  unit: ViewRow<'unit'> | undefined;
  measure: ViewRow<'measure'> | undefined;
  /** Calendar days since it was given. */
  age: number;
}

export const GROUPS = ['OVERDUE', 'OPEN', 'ANSWERED', 'CLOSED'] as const;
export type Group = (typeof GROUPS)[number];

export class Instructions {
  #outbox: Outbox;
  /** By due day, soonest first. */
  all = $derived.by(() => this.#standing(present.day));

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  /** Those about one cell of the board. */
  ofCell({ measureId, unitId, month }: { measureId: string; unitId: string; month: string }) {
    return this.all.filter(
      ({ data }) => data.measureId === measureId && data.unitId === unitId && data.month === month,
    );
  }

  /** Those that wait for an answer of these units or of this person. */
  openFor(unitIds: readonly string[], personId: string | undefined): StandingInstruction[] {
    return this.all.filter(
      ({ state, data }) =>
        state.status === 'OPEN' && (unitIds.includes(data.unitId) || data.personId === personId),
    );
  }

  /** Actions of the unit that may be an answer, newest first. */
  answersFrom(unitId: string): ViewRow<'action'>[] {
    const { log, action } = this.#outbox.rows;
    const ofUnit = [...action.values()].filter(
      ({ data }) => data.withdrawnAt === null && log.get(data.logId)?.data.unitId === unitId,
    );
    return ofUnit.sort((a, b) => (a.data.clientTime < b.data.clientTime ? 1 : -1));
  }

  /** The page of the action that is an answer; null when this phone does not know it. */
  pageOf({ answerActionId }: InstructionWordRow): string | null {
    const { log, action } = this.#outbox.rows;
    const key = log.get(action.get(answerActionId ?? '')?.data.logId ?? '')?.data;
    return key ? `/log/${key.measureId}/${key.unitId}/${key.month}` : null;
  }

  give(payload: GiveInstructionPayload): Promise<string> {
    return this.#outbox.make('giveInstruction', payload);
  }

  answer(instructionId: string, words: string | null, answerActionId: string | null): Promise<string> {
    return this.#outbox.make('answerInstruction', { instructionId, words, answerActionId });
  }

  close(instructionId: string): Promise<string> {
    return this.#outbox.make('closeInstruction', { instructionId, words: null });
  }

  fateOf(entityId: string): Fate {
    return this.#outbox.fateOf(entityId);
  }

  #standing(today: Day): StandingInstruction[] {
    const { instruction, instructionWord, unit, measure } = this.#outbox.rows;
    const words = groupedBy(instructionWord.values(), ({ data }) => data.instructionId);
    const standing = [...instruction.values()].map(({ id, data, local }) => {
      const said = (words.get(id) ?? []).toSorted((a, b) => (a.data.clientTime < b.data.clientTime ? -1 : 1));
      const dueDay = data.dueDay as Day;
      const spoken = said.map(({ data: { word } }) => ({ word }));
      return {
        id,
        data,
        local,
        state: instructionState({ dueDay }, spoken, today),
        said,
        unit: unit.get(data.unitId),
        measure: measure.get(data.measureId ?? ''),
        age: Math.max(0, daysBetween(dayAtInstant(data.clientTime), today)),
      };
    });
    return standing.sort((a, b) => (a.data.dueDay < b.data.dueDay ? -1 : 1));
  }
}

export function groupOf({ state }: StandingInstruction): Group {
  return state.overdue ? 'OVERDUE' : state.status;
}
