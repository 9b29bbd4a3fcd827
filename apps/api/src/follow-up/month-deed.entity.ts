import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { PublicityLog } from '../publicity-log/publicity-log.entity.ts';

export const DeedKindEnum = {
  SUBMISSION: 'SUBMISSION',
  NOTHING_TO_REPORT: 'NOTHING_TO_REPORT',
  TAKE_BACK: 'TAKE_BACK',
  RETURN: 'RETURN',
  CHECK: 'CHECK',
  NOTE: 'NOTE',
} as const;
export type DeedKind = keyof typeof DeedKindEnum;
registerEnumType(DeedKindEnum, {
  name: 'DeedKind',
  description: 'What a person did to a month.',
  valuesConfig: {
    SUBMISSION: { description: 'ส่งงานประจำเดือน: the unit says the month is complete' },
    NOTHING_TO_REPORT: { description: 'ไม่มีการดำเนินการ: nothing was done, and why' },
    TAKE_BACK: { description: 'ดึงกลับ: the unit takes back what it last said of the month' },
    RETURN: { description: 'ส่งกลับแก้ไข: sent back with a note' },
    CHECK: { description: 'ตรวจติดตาม: an executive saw exactly what it covers' },
    NOTE: { description: 'ข้อความ: a word about the month, which changes nothing' },
  },
});

@ObjectType('CoveredAction', { description: 'An action in the version a deed covered.' })
export class CoveredAction {
  @Field(() => ID, { description: 'The action.' })
  actionId!: string;

  @Field(() => Int, { description: 'Its version then.' })
  version!: number;
}

/** What people did to a month and said of it: a row each, never changed (CELL2, CELL5, CELL6, CHECK1). */
@Entity({ tableName: 'month_deed' })
@Index({ properties: ['agencyId', 'version', 'unitId'] })
@ObjectType('MonthDeed', { description: 'What a person did to a month; the latest decides.' })
export class MonthDeed {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global; made on the phone.' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @ManyToOne(() => PublicityLog, { mapToPk: true, fieldName: 'log_id', index: true })
  logId!: string;

  /** That of its log, for good: whose phones it is for (S4). */
  @Property({ type: 'uuid' })
  unitId!: string;

  @Property({ type: 'string' })
  @Field(() => DeedKindEnum, { description: 'Which deed.' })
  deed!: DeedKind;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'by_id', nullable: true })
  byId: string | null = null;

  /** Null for what was done before it was kept. */
  @Property({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Done on behalf of the office (รักษาการ); null for what was done before this was kept.',
  })
  acting: boolean | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When the server received it.' })
  at!: Date;

  @Property({ type: 'Date' })
  clientTime!: Date;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The words of a return or a note, the reason of nothing to report.',
  })
  note: string | null = null;

  @Property({ type: 'json' })
  @Field(() => [CoveredAction], {
    description: 'What a submission or a check covered; empty for other deeds.',
  })
  covered: CoveredAction[] = [];

  /** Which submission or statement a taking back takes back. */
  @Property({ type: 'uuid', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The word that a taking back concerns.' })
  takesBackId: string | null = null;

  @Property({ type: 'integer' })
  version = 0;
}
