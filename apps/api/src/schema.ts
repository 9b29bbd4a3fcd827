/** The one list of resolvers, and the schema made of them. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { BoardResolver } from './board/board.resolver.ts';
import { DecidedByResolver, PhotoClearanceResolver } from './evidence/clearance.resolver.ts';
import { LinkPreviewResolver } from './evidence/link-preview.resolver.ts';
import { EvidenceRoomResolver } from './evidence/room.resolver.ts';
import { FollowUpResolver } from './follow-up/follow-up.resolver.ts';
import { InstructionResolver, InstructionWordResolver } from './instruction/instruction.resolver.ts';
import { MeasureResolver } from './measure/measure.resolver.ts';
import { MonthMarkResolver } from './month-mark/month-mark.resolver.ts';
import { NodeResolver } from './node.resolver.ts';
import { PasskeyResolver } from './person/passkey.resolver.ts';
import { PersonResolver, RoleHoldingResolver } from './person/person.resolver.ts';
import { SessionResolver, ViewerSessionsResolver } from './person/session.resolver.ts';
import { PlanResolver } from './plan/plan.resolver.ts';
import {
  EvidenceFileResolver,
  EvidencePhotoResolver,
  PublicityActionResolver,
} from './publicity-log/publicity-action.resolver.ts';
import { PublicityLogResolver } from './publicity-log/publicity-log.resolver.ts';
import { ReminderResolver } from './reminder/reminder.resolver.ts';
import { ReportOrderResolver } from './report/report-order.resolver.ts';
import { ReportPhotosResolver } from './report/report.photos.ts';
import { ReportPreviewResolver } from './report/report-preview.resolver.ts';
import { ReportTemplateResolver } from './report/report-template.resolver.ts';
import { ReportFileResolver, ReportResolver } from './report/report.resolver.ts';
import { SyncResolver } from './sync/sync.resolver.ts';
import { AccessTokenResolver } from './token/access-token.resolver.ts';
import { UnitResolver } from './unit/unit.resolver.ts';

export function makeSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      NodeResolver,
      PersonResolver,
      RoleHoldingResolver,
      PasskeyResolver,
      SessionResolver,
      ViewerSessionsResolver,
      AgencyResolver,
      UnitResolver,
      PlanResolver,
      MeasureResolver,
      PublicityLogResolver,
      PublicityActionResolver,
      EvidencePhotoResolver,
      PhotoClearanceResolver,
      DecidedByResolver,
      EvidenceFileResolver,
      LinkPreviewResolver,
      EvidenceRoomResolver,
      FollowUpResolver,
      InstructionResolver,
      InstructionWordResolver,
      MonthMarkResolver,
      BoardResolver,
      ReportFileResolver,
      ReportResolver,
      ReportOrderResolver,
      ReportPreviewResolver,
      ReportTemplateResolver,
      ReportPhotosResolver,
      ReminderResolver,
      AccessTokenResolver,
      SyncResolver,
    ],
    // Verbs judge their input by the rules of the trade, with sentences of their own.
    validate: false,
    // Apollo checks the schema by itself when it starts; asking it all there is to ask takes a tenth of a start.
    skipCheck: true,
  });
}
