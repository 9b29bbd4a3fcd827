import type { EntityClass } from '@mikro-orm/core';
import { may } from '@prongsai/domain';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Agency } from './agency/agency.entity.ts';
import { isInside } from './agency/agency.reading.ts';
import { EvidenceFile } from './evidence/evidence-file.entity.ts';
import { EvidencePhoto } from './evidence/evidence-photo.entity.ts';
import { Instruction } from './instruction/instruction.entity.ts';
import { readableInstructions } from './instruction/instruction.reading.ts';
import { Measure } from './measure/measure.entity.ts';
import { Plan } from './plan/plan.entity.ts';
import { plansReadableBy } from './plan/plan.reading.ts';
import type { RequestContext } from './platform/context.ts';
import { Node } from './platform/node.ts';
import { isId } from './platform/problem.ts';
import { rows } from './platform/rows.ts';
import { PublicityAction } from './publicity-log/publicity-action.entity.ts';
import { PublicityLog } from './publicity-log/publicity-log.entity.ts';
import { readableActions, readableLogs } from './publicity-log/publicity-log.reading.ts';
import { ReportOrder } from './report/report-order.entity.ts';
import { Report } from './report/report.entity.ts';
import { mayKnowOfReport } from './report/report.reading.ts';
import { Unit } from './unit/unit.entity.ts';

/** Anything by its id, with the rights of the list it stands in. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'One thing by its id; null when it is not there or not yours to see.',
  })
  async node(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<Node | null> {
    if (!isId(id)) return null;
    const agency = await one(context, Agency, { id });
    if (agency) return agency;
    for (const read of READERS) {
      const found = await read(context, id);
      if (found) return found;
    }
    return null;
  }
}

const READERS = [
  unitById,
  planById,
  measureById,
  logById,
  actionById,
  photoById,
  fileById,
  reportById,
  reportOrderById,
  instructionById,
];

async function planById(context: RequestContext, id: string): Promise<Node | null> {
  const plan = await one(context, Plan, { id });
  return plan && (await mayReadPlan(context, plan.agencyId, id)) ? plan : null;
}

async function measureById(context: RequestContext, id: string): Promise<Node | null> {
  const measure = await one(context, Measure, { id });
  return measure && (await mayReadPlan(context, measure.agencyId, measure.planId)) ? measure : null;
}

async function logById(context: RequestContext, id: string): Promise<Node | null> {
  const log = await one(context, PublicityLog, { id });
  if (!log) return null;
  return one(context, PublicityLog, { $and: [{ id }, await readableLogs(context, log.agencyId)] });
}

async function actionById(context: RequestContext, id: string): Promise<Node | null> {
  const action = await one(context, PublicityAction, { id });
  if (!action) return null;
  return one(context, PublicityAction, { $and: [{ id }, await readableActions(context, action.agencyId)] });
}

async function unitById(context: RequestContext, id: string): Promise<Node | null> {
  const unit = await one(context, Unit, { id });
  if (!unit) return null;
  const known =
    isInside(context, unit.agencyId) || (await plansReadableBy(context, unit.agencyId)).length > 0;
  return known ? unit : null;
}

/** A photo is the agency's own (PHOTO1), and seen by those who may see its action. */
async function photoById(context: RequestContext, id: string): Promise<Node | null> {
  const photo = await one(context, EvidencePhoto, { id, withdrawnAt: null });
  const seen = photo && isInside(context, photo.agencyId) && (await actionById(context, photo.actionId));
  return seen ? photo : null;
}

async function fileById(context: RequestContext, id: string): Promise<Node | null> {
  const file = await one(context, EvidenceFile, { id, withdrawnAt: null });
  const seen = file && isInside(context, file.agencyId) && (await actionById(context, file.actionId));
  return seen ? file : null;
}

async function reportById(context: RequestContext, id: string): Promise<Node | null> {
  const report = await one(context, Report, { id });
  return report && mayKnowOfReport(context, report) ? report : null;
}

async function reportOrderById(context: RequestContext, id: string): Promise<Node | null> {
  const { caller } = context;
  const order = await one(context, ReportOrder, { id });
  return order && caller && may(caller, 'readReports', order) ? order : null;
}

async function instructionById(context: RequestContext, id: string): Promise<Node | null> {
  if (!context.caller) return null;
  return one(context, Instruction, { $and: [{ id }, readableInstructions(context.caller)] });
}

async function mayReadPlan(context: RequestContext, agencyId: string, planId: string): Promise<boolean> {
  return (await plansReadableBy(context, agencyId)).some(({ id }) => id === planId);
}

/** A row that remembers its class, by which its GraphQL type is known. */
async function one<T extends object>(
  { em }: RequestContext,
  entity: EntityClass<T> & (new () => T),
  where: object,
): Promise<T | null> {
  const [row] = await rows(em, entity, where as never, { limit: 1 });
  return row ? Object.assign(new entity(), row) : null;
}
