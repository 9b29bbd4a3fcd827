import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ROLES, type Role } from '@prongsai/domain';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { Unit } from '../unit/unit.entity.ts';
import { Person } from './person.entity.ts';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person is in the agency.',
  valuesConfig: {
    RECORDER: { description: 'ผู้บันทึก: records actions of own units' },
    HEAD: { description: 'หัวหน้า: also submits and returns months of own units' },
    EXECUTIVE: { description: 'ผู้บริหาร: reads all, checks, returns, instructs' },
    COORDINATOR: { description: 'ผู้ประสานงาน: plan, people, reports, publishing' },
    AUDITOR: { description: 'ผู้ตรวจ: reads everything, changes nothing' },
  },
});

@Entity({ tableName: 'role_holding' })
@ObjectType('RoleHolding', { description: 'A role a person holds, in a unit or the whole agency.' })
export class RoleHolding {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'person_id', index: true })
  personId!: string;

  @Property({ type: 'string' })
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @ManyToOne(() => Unit, { mapToPk: true, fieldName: 'unit_id', nullable: true })
  unitId: string | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Held on behalf of the office (รักษาการ).' })
  acting = false;

  @Property({ type: 'Date', nullable: true })
  endedAt: Date | null = null;
}
