/** Every table. */
import { Activity } from './activity/activity.entity.ts';
import { Agency } from './agency/agency.entity.ts';
import { Channel } from './catalogue/channel.entity.ts';
import { EvidenceFile } from './evidence/evidence-file.entity.ts';
import { EvidencePhoto } from './evidence/evidence-photo.entity.ts';
import { PhotoClearance } from './evidence/photo-clearance.entity.ts';
import { HeldBytes } from './evidence/held-bytes.entity.ts';
import { WatchedLink } from './evidence/watched-link.entity.ts';
import { MonthDeed } from './follow-up/month-deed.entity.ts';
import { InstructionWord } from './instruction/instruction-word.entity.ts';
import { Instruction } from './instruction/instruction.entity.ts';
import { Duty } from './measure/duty.entity.ts';
import { Item } from './measure/item.entity.ts';
import { MeasureOwner } from './measure/measure-owner.entity.ts';
import { Measure } from './measure/measure.entity.ts';
import { MonthMark } from './month-mark/month-mark.entity.ts';
import { Enrolment } from './person/enrolment.entity.ts';
import { FailedSignIn } from './person/failed-sign-in.entity.ts';
import { PasskeyChallenge } from './person/passkey-challenge.entity.ts';
import { Passkey } from './person/passkey.entity.ts';
import { Person } from './person/person.entity.ts';
import { RoleHolding } from './person/role-holding.entity.ts';
import { Session } from './person/session.entity.ts';
import { Plan } from './plan/plan.entity.ts';
import { PublicityAction } from './publicity-log/publicity-action.entity.ts';
import { PublicityLog } from './publicity-log/publicity-log.entity.ts';
import { PushKey } from './reminder/push-key.entity.ts';
import { PushSubscription } from './reminder/push-subscription.entity.ts';
import { ReminderRound } from './reminder/reminder-round.entity.ts';
import { Reminder } from './reminder/reminder.entity.ts';
import { ReportFile } from './report/report-file.entity.ts';
import { ReportOrder } from './report/report-order.entity.ts';
import { ReportTemplate } from './report/report-template.entity.ts';
import { Report } from './report/report.entity.ts';
import { Rewording } from './report/rewording.entity.ts';
import { SyncClient } from './sync/sync-client.entity.ts';
import { SyncReceipt } from './sync/sync-receipt.entity.ts';
import { AccessToken } from './token/access-token.entity.ts';
import { Unit } from './unit/unit.entity.ts';

export const ENTITIES = [
  Agency,
  Unit,
  Person,
  RoleHolding,
  Session,
  Enrolment,
  Passkey,
  PasskeyChallenge,
  FailedSignIn,
  AccessToken,
  Channel,
  Plan,
  Measure,
  MeasureOwner,
  Item,
  Duty,
  PublicityLog,
  PublicityAction,
  EvidencePhoto,
  PhotoClearance,
  EvidenceFile,
  HeldBytes,
  WatchedLink,
  MonthDeed,
  Instruction,
  InstructionWord,
  MonthMark,
  Report,
  ReportFile,
  ReportOrder,
  ReportTemplate,
  Rewording,
  Reminder,
  ReminderRound,
  PushSubscription,
  PushKey,
  Activity,
  SyncClient,
  SyncReceipt,
];
