import { OptionalProps } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Day, MonthMarkKind, YearMonth } from '@prongsai/domain';
import { MONTH_MARKS } from '@prongsai/domain';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { DateScalar, DateTimeScalar, YearMonthScalar } from '../platform/scalars.ts';

export const MonthMarkKindEnum = enumOf(MONTH_MARKS);
registerEnumType(MonthMarkKindEnum, {
  name: 'MonthMarkKind',
  description: 'What an executive said of a month of the whole agency.',
  valuesConfig: {
    CALL: { description: 'กำชับ: called on all who still owed it' },
    CLOSE: { description: 'ปิดเดือน: what comes later says so' },
    OPEN: { description: 'เปิดเดือน: opened again, and why' },
  },
});

@ObjectType('MonthException', {
  description: 'ข้อยกเว้น: a cell of a closed month that may still come in time.',
})
export class MonthException {
  @Field(() => ID, { description: 'The measure.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => DateScalar, { description: 'Until when, this day included.' })
  until!: Day;
}

/** What executives said of a month of the whole agency: a row each, never changed (CALL1, CLOSE2, CLOSE3). */
@Entity({ tableName: 'month_mark' })
@Index({ properties: ['agencyId', 'version'] })
@Index({ properties: ['agencyId', 'month'] })
@ObjectType('MonthMark', { description: 'What an executive said of a month of the whole agency.' })
export class MonthMark {
  [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Opaque, global; made on the tablet.' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'string' })
  @Field(() => MonthMarkKindEnum, { description: 'Which mark.' })
  mark!: MonthMarkKind;

  @Property({ type: 'string' })
  @Field(() => YearMonthScalar, { description: 'The month.' })
  month!: YearMonth;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The words of a call, the reason of opening again.',
  })
  words: string | null = null;

  @Property({ type: 'json' })
  @Field(() => [MonthException], { description: 'Of a closing; empty for other marks.' })
  exceptions: MonthException[] = [];

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'by_id', nullable: true })
  byId: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Done on behalf of the office (รักษาการ).' })
  acting!: boolean;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When the server received it.' })
  at!: Date;

  @Property({ type: 'Date' })
  clientTime!: Date;

  @Property({ type: 'integer' })
  version = 0;
}
