import type { YearMonth } from '@prongsai/domain';
import { Arg, Args, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { agencyBySlug, isInside } from '../agency/agency.reading.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { YearMonthScalar } from '../platform/scalars.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
import { Unit } from './unit.entity.ts';
import { addUnit, changeUnit } from './unit.service.ts';

const UnitConnection = connectionOf(Unit, 'Unit');

@InputType('AddUnitInput', { description: 'A new unit.' })
class AddUnitInput {
  @Field(() => String, { description: 'Name in Thai.' })
  name!: string;
  @Field(() => YearMonthScalar, {
    nullable: true,
    description: 'First month it exists; this one when left out, null is open.',
  })
  activeFrom?: YearMonth | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'Last month it exists; null is open.' })
  activeUntil?: YearMonth | null;
}

@InputType('ChangeUnitInput', { description: 'What changes of a unit; what is left out stays as it is.' })
class ChangeUnitInput {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;
  @Field(() => String, { nullable: true, description: 'Name in Thai, which no other unit has.' })
  name?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The label as printed; goes along with the name as long as both are the same.',
  })
  label?: string | null;
  @Field(() => YearMonthScalar, { nullable: true, description: 'First month it exists; null is open.' })
  activeFrom?: YearMonth | null;
  @Field(() => YearMonthScalar, {
    nullable: true,
    description: 'Last month it exists: nothing is owed after it. Null is open.',
  })
  activeUntil?: YearMonth | null;
}

@ObjectType('UnitPayload', { description: 'A unit, or why not.' })
class UnitPayload extends Payload {
  @Field(() => Unit, { nullable: true, description: 'The unit.' })
  unit?: Unit;
}

@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => UnitConnection, {
    nullable: true,
    description: 'Units of an agency, once it has published a plan.',
  })
  async units(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<unknown>> {
    const { id: agencyId } = await agencyBySlug(context, slug);
    const readable = isInside(context, agencyId) || (await plansReadableBy(context, agencyId)).length > 0;
    return pageOf(context.em, Unit, readable ? { agencyId } : { id: { $in: [] } }, args);
  }

  @Mutation(() => UnitPayload, {
    description: 'Adds a unit; one of the same name is given back, unless other months are named.',
  })
  addUnit(@Ctx() context: RequestContext, @Arg('input', () => AddUnitInput) input: AddUnitInput) {
    return answer(context, async (tx) => ({ unit: await addUnit(tx, input) }));
  }

  @Mutation(() => UnitPayload, {
    description: 'Renames a unit, opens or closes it; what was recorded stays.',
  })
  changeUnit(@Ctx() context: RequestContext, @Arg('input', () => ChangeUnitInput) input: ChangeUnitInput) {
    return answer(context, async (tx) => ({ unit: await changeUnit(tx, input) }));
  }
}
