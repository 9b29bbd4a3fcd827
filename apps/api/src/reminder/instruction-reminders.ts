/** Who is told of an instruction, of its answer and of its end (REM4); made with what they follow from (S7). */
import { InstructionWord } from '../instruction/instruction-word.entity.ts';
import type { Instruction } from '../instruction/instruction.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { keepReminder, peopleOf } from './reminder.service.ts';

type Kind = 'INSTRUCTED' | 'ANSWERED' | 'CLOSED';

export function remindOfInstruction(tx: Tx, instruction: Row<Instruction>): Promise<void> {
  return tell(tx, 'INSTRUCTED', instruction, instruction, async () => addressees(tx, instruction));
}

export function remindOfAnswer(
  tx: Tx,
  instruction: Row<Instruction>,
  answer: InstructionWord,
): Promise<void> {
  return tell(tx, 'ANSWERED', instruction, answer, async () => [instruction.byId]);
}

export function remindOfClosedInstruction(
  tx: Tx,
  instruction: Row<Instruction>,
  closing: InstructionWord,
): Promise<void> {
  return tell(tx, 'CLOSED', instruction, closing, async () => {
    const answers = await rows(tx.em, InstructionWord, { instructionId: instruction.id, word: 'ANSWER' });
    return [...(await addressees(tx, instruction)), ...answers.map(({ byId }) => byId)];
  });
}

/** The person it names, or else the people of its unit. */
async function addressees(tx: Tx, { personId, unitId }: Row<Instruction>): Promise<string[]> {
  if (personId !== null) return [personId];
  return (await peopleOf(tx, [unitId])).map((holding) => holding.personId);
}

/** Each once, and nobody of their own deed. */
async function tell(
  tx: Tx,
  kind: Kind,
  instruction: Row<Instruction>,
  deed: { readonly id: string; readonly byId: string | null; readonly words: string | null },
  whom: () => Promise<readonly (string | null)[]>,
): Promise<void> {
  const { agencyId, month, dueDay, measureId } = instruction;
  const [measure] = measureId === null ? [] : await rows(tx.em, Measure, { id: measureId });
  const people = new Set((await whom()).flatMap((id) => id ?? []));
  people.delete(deed.byId ?? '');
  for (const personId of people) {
    keepReminder(tx, {
      agencyId,
      personId,
      about: deed.id,
      kind,
      month,
      dueOn: dueDay,
      count: 1,
      path: kind === 'ANSWERED' ? '/follow-ups' : '/reminders',
      measure: measure?.title ?? null,
      note: deed.words,
    });
  }
}
