import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { FiscalYear } from '@prongsai/domain';
import { Channel } from '../catalogue/channel.entity.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows } from '../platform/rows.ts';
import { FiscalYearScalar } from '../platform/scalars.ts';
import { plansReadableBy } from '../plan/plan.reading.ts';
import { Agency } from './agency.entity.ts';

const AgencyConnection = connectionOf(Agency, 'Agency');

@Resolver(() => Agency)
export class AgencyResolver {
  @Query(() => Agency, { nullable: true, description: 'One agency by its slug.' })
  async agency(
    @Ctx() { em }: RequestContext,
    @Arg('slug', () => String, { description: 'Its short name.' }) slug: string,
  ): Promise<Agency | null> {
    const [agency] = await rows(em, Agency, { slug });
    return (agency as Agency | undefined) ?? null;
  }

  @Query(() => AgencyConnection, { nullable: true, description: 'The agencies of this deployment.' })
  agencies(
    @Ctx() { em }: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<unknown>> {
    return pageOf(em, Agency, {}, args);
  }

  @FieldResolver(() => [Channel], {
    description: 'The channels that its actions name by their code, in the order of the form.',
  })
  async channels(@Ctx() { em }: RequestContext, @Root() { id }: Agency): Promise<unknown[]> {
    return rows(em, Channel, { agencyId: id }, { orderBy: { position: 'asc' } });
  }

  @FieldResolver(() => [FiscalYearScalar], { description: 'Buddhist years with a plan the reader may see.' })
  async fiscalYears(@Ctx() context: RequestContext, @Root() { id }: Agency): Promise<FiscalYear[]> {
    const plans = await plansReadableBy(context, id);
    return plans.map(({ fiscalYear }) => fiscalYear).sort();
  }
}
