import type { FiscalYear } from '@prongsai/domain';
import type { FilterQuery } from '@mikro-orm/core';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug } from '../agency/agency.reading.ts';
import { batched } from '../platform/batch.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensureIds } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { FiscalYearScalar } from '../platform/scalars.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
import { Unit } from '../unit/unit.entity.ts';
import { Duty } from './duty.entity.ts';
import { Item } from './item.entity.ts';
import { MeasureOwner } from './measure-owner.entity.ts';
import { Measure } from './measure.entity.ts';

const MeasureConnection = connectionOf(Measure, 'Measure');

@InputType('MeasureFilter', { description: 'Narrows measures.' })
class MeasureFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Responsible in the plan: named, or as every unit is (ทุกส่วนงาน).',
  })
  unitId?: string | null;
}

@Resolver(() => Measure)
export class MeasureResolver {
  @Query(() => MeasureConnection, {
    nullable: true,
    description: 'Measures of an agency’s plan, in its order.',
  })
  async measures(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Arg('fiscalYear', () => FiscalYearScalar, { description: 'Buddhist year.' }) fiscalYear: FiscalYear,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => MeasureFilter, { nullable: true, description: 'Only those; all where left out.' })
    filter?: MeasureFilter,
  ): Promise<Connection<unknown>> {
    const { id } = await agencyBySlug(context, slug);
    ensureIds({ unitId: filter?.unitId });
    const plans = await plansReadableBy(context, id);
    const planId = { $in: plans.filter((plan) => plan.fiscalYear === fiscalYear).map((plan) => plan.id) };
    const owed = filter?.unitId ? await owedBy(context, id, filter.unitId) : {};
    return pageOf(context.em, Measure, { $and: [{ planId }, owed] }, args, 'position');
  }

  @FieldResolver(() => [Item], { description: 'The coded questions it answers.' })
  items(@Ctx() context: RequestContext, @Root() { id }: Measure) {
    return parts(context, Item, 'position').load(id).then(orNone);
  }

  @FieldResolver(() => [Duty], { description: 'Its numbered obligations.' })
  duties(@Ctx() context: RequestContext, @Root() { id }: Measure) {
    return parts(context, Duty, 'number').load(id).then(orNone);
  }

  @FieldResolver(() => [Unit], {
    description: 'Units named as responsible; every active unit for “ทุกส่วนงาน”.',
  })
  units(@Ctx() context: RequestContext, @Root() { id }: Measure): Promise<unknown[]> {
    return owners(context).load(id).then(orNone);
  }
}

/** Those that name the unit, and of its own agency those that every unit owes (OWE2). */
async function owedBy(
  { em }: RequestContext,
  agencyId: string,
  unitId: string,
): Promise<FilterQuery<Measure>> {
  const [unit] = await rows(em, Unit, { id: unitId, agencyId });
  const named = await rows(em, MeasureOwner, { unitId });
  const owned = { id: { $in: named.map(({ measureId }) => measureId) } };
  return unit ? { $or: [{ ownerScope: 'ALL_UNITS' }, owned] } : owned;
}

function orNone<T>(found: T[] | undefined): T[] {
  return found ?? [];
}

function parts<T extends Item | Duty>(context: RequestContext, entity: new () => T, order: string) {
  return batched(
    context,
    async (ids) => {
      const orderBy = { [order]: 'asc' } as never;
      const found = await rows(context.em, entity, { measureId: { $in: [...ids] } } as never, { orderBy });
      return Map.groupBy(found, (part) => (part as unknown as T).measureId);
    },
    `measure.${entity.name}`,
  );
}

function owners(context: RequestContext) {
  return batched(
    context,
    async (ids) => {
      const measures = await rows(context.em, Measure, { id: { $in: [...ids] } });
      const named = await rows(context.em, MeasureOwner, { measureId: { $in: [...ids] } });
      const agencyId = { $in: [...new Set(measures.map((measure) => measure.agencyId))] };
      const units = await rows(context.em, Unit, { agencyId });
      const owns = (
        measure: { id: string; agencyId: string; ownerScope: string },
        unit: { id: string; agencyId: string },
      ) =>
        measure.ownerScope === 'ALL_UNITS'
          ? unit.agencyId === measure.agencyId
          : named.some(({ measureId, unitId }) => measureId === measure.id && unitId === unit.id);
      return new Map(measures.map((measure) => [measure.id, units.filter((unit) => owns(measure, unit))]));
    },
    'measure.owners',
  );
}
