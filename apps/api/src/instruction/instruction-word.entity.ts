import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { Instruction } from './instruction.entity.ts';

export const WordKindEnum = { ANSWER: 'ANSWER', CLOSE: 'CLOSE' } as const;
export type WordKind = keyof typeof WordKindEnum;
registerEnumType(WordKindEnum, {
  name: 'InstructionWordKind',
  description: 'What was said to an instruction.',
  valuesConfig: {
    ANSWER: { description: 'คำตอบ: the unit, or the named person, says what was done' },
    CLOSE: { description: 'ปิดข้อสั่งการ: an executive says that nothing more is wanted' },
  },
});

/** What was said to an instruction: a row each, never changed (INS2, INS3). */
@Entity({ tableName: 'instruction_word' })
@Index({ properties: ['agencyId', 'version'] })
@ObjectType('InstructionWord', { description: 'What was said to an instruction.' })
export class InstructionWord {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global; made on the phone.' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => Instruction, { mapToPk: true, fieldName: 'instruction_id', index: true })
  instructionId!: string;

  @Property({ type: 'string' })
  @Field(() => WordKindEnum, { description: 'Which word.' })
  word!: WordKind;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'In words.' })
  words: string | null = null;

  @ManyToOne(() => PublicityAction, { mapToPk: true, fieldName: 'answer_action_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The action that is the answer, if one is.' })
  answerActionId: string | null = null;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'by_id', nullable: true })
  byId: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Said on behalf of the office (รักษาการ).' })
  acting!: boolean;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When the server received it.' })
  at!: Date;

  @Property({ type: 'Date' })
  clientTime!: Date;

  @Property({ type: 'integer' })
  version = 0;
}
