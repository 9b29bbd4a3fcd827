/** Which instructions a reader may see (INS4), and how they stand (INS2). */
import { instructionState, readableUnits, type Day, type InstructionState } from '@prongsai/domain';
import type { FilterQuery } from '@mikro-orm/core';
import { batched } from '../platform/batch.ts';
import { today, type Caller, type RequestContext } from '../platform/context.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensureIds } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { InstructionWord } from './instruction-word.entity.ts';
import { Instruction } from './instruction.entity.ts';
import type { InstructionFilter } from './instruction.types.ts';

/** Those of the units the caller may read, and those that name the caller. */
export function readableInstructions(caller: Caller): FilterQuery<Instruction> {
  const { agencyId, personId } = caller;
  const units = readableUnits(caller);
  if (units === 'ALL') return { agencyId };
  const ofUnit = { unitId: { $in: [...units] } };
  return { agencyId, ...(personId === null ? ofUnit : { $or: [ofUnit, { personId }] }) };
}

export function instructionFilter(
  em: EntityManager,
  filter: InstructionFilter | undefined,
  on: Day,
): FilterQuery<Instruction> {
  const { unitId, measureId, month, status, overdue } = filter ?? {};
  ensureIds({ unitId, measureId });
  const saying = (word: 'ANSWER' | 'CLOSE') =>
    em.createQueryBuilder(InstructionWord, 'w').select('instructionId').where({ word }).toRaw();
  const closed = { id: { $in: saying('CLOSE') } };
  const unclosed = { id: { $nin: saying('CLOSE') } };
  const unanswered = { id: { $nin: saying('ANSWER') } };
  const standing = {
    OPEN: [unclosed, unanswered],
    ANSWERED: [unclosed, { id: { $in: saying('ANSWER') } }],
    CLOSED: [closed],
  };
  const late = [{ dueDay: { $lt: on } }, unclosed, unanswered];
  const inTime = [{ $or: [{ dueDay: { $gte: on } }, closed, { id: { $in: saying('ANSWER') } }] }];
  const asked = [
    unitId && { unitId },
    measureId && { measureId },
    month && { month },
    ...(status ? standing[status] : []),
    ...(typeof overdue === 'boolean' ? (overdue ? late : inTime) : []),
  ];
  return { $and: asked.filter(Boolean) } as never;
}

/** What was said to each, oldest first. */
export function wordsByInstruction(context: RequestContext) {
  const read = async (ids: readonly string[]): Promise<Map<string, Row<InstructionWord>[]>> => {
    const where = { instructionId: { $in: [...ids] } };
    const said = await rows(context.em, InstructionWord, where, { orderBy: { version: 'asc' } });
    return Map.groupBy(said, ({ instructionId }) => instructionId);
  };
  return batched(context, read, 'instruction.words');
}

export async function stateOf(context: RequestContext, instruction: Instruction): Promise<InstructionState> {
  const said = (await wordsByInstruction(context).load(instruction.id)) ?? [];
  return instructionState(instruction, said, today(context));
}
