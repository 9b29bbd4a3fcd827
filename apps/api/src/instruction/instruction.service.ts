/** Instructions of executives: given, answered, closed (INS1 to INS3). Nothing of them is ever changed. */
import {
  answerFault,
  dayAt,
  instructionFault,
  normaliseThai,
  noteFault,
  type Day,
  type YearMonth,
} from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { Measure } from '../measure/measure.entity.ts';
import { Person } from '../person/person.entity.ts';
import { namesOf } from '../person/person.reading.ts';
import { actsFor, ensureMay, signedIn } from '../platform/permission.ts';
import { ensure, ensureId, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import {
  remindOfAnswer,
  remindOfClosedInstruction,
  remindOfInstruction,
} from '../reminder/instruction-reminders.ts';
import { Unit } from '../unit/unit.entity.ts';
import { InstructionWord, type WordKind } from './instruction-word.entity.ts';
import { Instruction } from './instruction.entity.ts';

export interface InstructionInput {
  id: string;
  unitId: string;
  personId: string | null;
  measureId: string | null;
  month: YearMonth | null;
  words: string;
  dueDay: Day;
  clientTime: Date;
}

export async function giveInstruction(tx: Tx, input: InstructionInput): Promise<Instruction> {
  const { id, clientTime, ...content } = input;
  const { unitId, personId, measureId } = content;
  ensureId(unitId, 'unitId');
  ensureMay(tx, 'giveInstruction', { unitId });
  ensureId(id, 'id');
  const words = normaliseThai(content.words).trim();
  const known = await tx.em.findOne(Instruction, { id });
  if (known) return sameAsBefore(known, { ...content, words });
  raise(instructionFault(content, dayAt(clientTime)));
  await ensureThere(tx, 'unitId', Unit, unitId);
  if (personId !== null) await ensureThere(tx, 'personId', Person, personId, { disabledAt: null });
  if (measureId !== null) await ensureThere(tx, 'measureId', Measure, measureId);
  const { agencyId, personId: byId } = signedIn(tx);
  const acting = actsFor(tx, 'giveInstruction', { unitId });
  const row = { id, agencyId, ...content, words, byId, acting, at: tx.now, clientTime };
  const instruction = tx.em.create(Instruction, row, { persist: true });
  note(tx, 'giveInstruction', instruction, { unitId, ...(acting && { acting }) });
  await remindOfInstruction(tx, instruction);
  return instruction;
}

interface WordInput {
  id: string;
  instructionId: string;
  words: string | null;
  clientTime: Date;
}

/** By the people of the unit or whoever is named; with words, an action of the unit, or both (INS2). */
export async function answerInstruction(
  tx: Tx,
  input: WordInput & { answerActionId: string | null },
): Promise<InstructionWord> {
  const { answerActionId, ...word } = input;
  const instruction = await held(tx, input.instructionId);
  const subject = { unitId: instruction.unitId, personId: instruction.personId };
  ensureMay(tx, 'answerInstruction', subject);
  const acting = actsFor(tx, 'answerInstruction', subject);
  const said = { word: 'ANSWER', answerActionId, acting } as const;
  const known = await knownWord(tx, word, said);
  if (known) return known;
  raise(answerFault(input.words, answerActionId !== null));
  await ensureOpen(tx, instruction);
  if (answerActionId !== null) await ensureOfUnit(tx, answerActionId, instruction);
  const answer = keepWord(tx, 'answerInstruction', instruction, word, said);
  await remindOfAnswer(tx, instruction, answer);
  return answer;
}

/** For good; words are welcome and not asked for (INS3). */
export async function closeInstruction(tx: Tx, input: WordInput): Promise<InstructionWord> {
  const instruction = await held(tx, input.instructionId);
  const { unitId } = instruction;
  ensureMay(tx, 'closeInstruction', { unitId });
  const said = {
    word: 'CLOSE',
    answerActionId: null,
    acting: actsFor(tx, 'closeInstruction', { unitId }),
  } as const;
  const known = await knownWord(tx, input, said);
  if (known) return known;
  if (trimmed(input.words) !== null) raise(noteFault('words', input.words ?? ''));
  await ensureOpen(tx, instruction);
  const closing = keepWord(tx, 'closeInstruction', instruction, input, said);
  await remindOfClosedInstruction(tx, instruction, closing);
  return closing;
}

/** Held until the end, so that of two words at once the later sees the first. */
async function held(tx: Tx, id: string): Promise<Row<Instruction>> {
  ensureId(id, 'instructionId');
  const { agencyId } = signedIn(tx);
  const [instruction] = await rows(tx.em, Instruction, { id, agencyId }, { lock: true });
  ensure(instruction, 'NOT_FOUND', {}, 'instructionId');
  return instruction;
}

/** @throws Problem INSTRUCTION_CLOSED: who closed it, and when (INS3) */
async function ensureOpen(tx: Tx, { id }: Row<Instruction>): Promise<void> {
  const [closing] = await rows(tx.em, InstructionWord, { instructionId: id, word: 'CLOSE' });
  if (!closing) return;
  const name = (await namesOf(tx.em, [closing.byId])).get(closing.byId ?? '') ?? '';
  throw new Problem('INSTRUCTION_CLOSED', { name, day: dayAt(closing.at) });
}

async function ensureOfUnit(tx: Tx, id: string, { unitId, agencyId }: Row<Instruction>): Promise<void> {
  ensureId(id, 'answerActionId');
  const [action] = await rows(tx.em, PublicityAction, { id, agencyId });
  const [log] = action ? await rows(tx.em, PublicityLog, { id: action.logId }) : [];
  ensure(log?.unitId === unitId, 'ANSWER_ACTION_UNKNOWN', {}, 'answerActionId');
}

type Said = Pick<InstructionWord, 'answerActionId' | 'acting'> & { readonly word: WordKind };

/** Sent again, a word gets its first answer, whatever was said since (LOG1). */
async function knownWord(tx: Tx, input: WordInput, said: Said): Promise<InstructionWord | null> {
  ensureId(input.id, 'id');
  const known = await tx.em.findOne(InstructionWord, { id: input.id });
  if (!known) return null;
  const same =
    known.instructionId === input.instructionId &&
    known.word === said.word &&
    known.words === trimmed(input.words) &&
    known.answerActionId === said.answerActionId;
  ensure(same, 'ID_TAKEN');
  return known;
}

function keepWord(
  tx: Tx,
  verb: 'answerInstruction' | 'closeInstruction',
  { id: instructionId, agencyId }: Row<Instruction>,
  { id, words, clientTime }: WordInput,
  said: Said,
): InstructionWord {
  const row = { id, agencyId, instructionId, ...said, words: trimmed(words), clientTime };
  const byId = tx.caller?.personId ?? null;
  const word = tx.em.create(InstructionWord, { ...row, byId, at: tx.now }, { persist: true });
  note(tx, verb, word, { instructionId, ...(said.acting && { acting: true }) });
  return word;
}

function sameAsBefore(known: Instruction, content: Omit<InstructionInput, 'id' | 'clientTime'>): Instruction {
  const fields = Object.entries(content) as [keyof typeof content, unknown][];
  ensure(
    fields.every(([field, value]) => known[field] === value),
    'ID_TAKEN',
  );
  return known;
}

async function ensureThere(
  tx: Tx,
  field: string,
  entity: typeof Unit | typeof Person | typeof Measure,
  id: string,
  more: object = {},
): Promise<void> {
  ensureId(id, field);
  const { agencyId } = signedIn(tx);
  const [found] = await rows(tx.em, entity as typeof Unit, { id, agencyId, ...more }, { limit: 1 });
  ensure(found, 'NOT_FOUND', {}, field);
}

function trimmed(words: string | null): string | null {
  return normaliseThai(words ?? '').trim() || null;
}
