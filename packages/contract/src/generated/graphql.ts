/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What a person did to an action. */
export type ActionChangeKind =
  /** Changed some of its fields */
  | 'CHANGED'
  /** Added a file */
  | 'FILE_ADDED'
  /** Brought a file back as it was */
  | 'FILE_RESTORED'
  /** Withdrew a file, and why */
  | 'FILE_WITHDRAWN'
  /** Added a photo */
  | 'PHOTO_ADDED'
  /** Changed the caption of a photo */
  | 'PHOTO_CHANGED'
  /** Brought a photo back as it was */
  | 'PHOTO_RESTORED'
  /** Withdrew a photo, and why */
  | 'PHOTO_WITHDRAWN'
  /** Recorded it */
  | 'RECORDED'
  /** Brought it back as it was */
  | 'RESTORED'
  /** Withdrew it, and why */
  | 'WITHDRAWN';

/** A new person. */
export type AddPersonInput = {
  /** Name shown beside what the person does. */
  displayName: string;
  /** Name typed at sign-in: a–z, 0–9, dot, hyphen. */
  loginName: string;
  /** At least one. */
  roles: Array<RoleInput>;
};

/** A new unit. */
export type AddUnitInput = {
  /** First month it exists; this one when left out, null is open. */
  activeFrom?: string | null | undefined;
  /** Last month it exists; null is open. */
  activeUntil?: string | null | undefined;
  /** Name in Thai. */
  name: string;
};

/** Which report is not to be written. */
export type CancelReportOrderInput = {
  /** The order. */
  orderId: string;
};

/** Whether and where reminders are sent. */
export type ChangeRemindersInput = {
  /** Where letters go; null for nowhere. */
  email?: string | null | undefined;
  /** Send nothing. */
  muted: boolean;
};

/** How reports are to be made up. */
export type ChangeReportTemplateInput = {
  /** The parts that print, in their order. */
  parts: Array<ReportPart>;
  /** Two or four. */
  photosPerPage: number;
  /** Where the results are printed. */
  placement: ResultPlacement;
};

/** What changes of a unit; what is left out stays as it is. */
export type ChangeUnitInput = {
  /** First month it exists; null is open. */
  activeFrom?: string | null | undefined;
  /** Last month it exists: nothing is owed after it. Null is open. */
  activeUntil?: string | null | undefined;
  /** The label as printed; goes along with the name as long as both are the same. */
  label?: string | null | undefined;
  /** Name in Thai, which no other unit has. */
  name?: string | null | undefined;
  /** The unit. */
  unitId: string;
};

/** Which photos, and what is decided about them. */
export type ClearPhotosInput = {
  /** The photos, at most 100. */
  photoIds: Array<string>;
  /** Without one, what was decided is taken back. */
  verdict?: PhotoVerdict | null | undefined;
};

/** Where to sign out. */
export type EndSessionInput = {
  /** The session. */
  sessionId: string;
};

/** A one-time link and the password chosen with it. */
export type EnrolInput = {
  /** At least 8 characters. */
  password: string;
  /** Secret of the link. */
  token: string;
};

/** A one-time link and the passkey made with it. */
export type EnrolWithPasskeyInput = {
  /** What the browser made (WebAuthn RegistrationResponseJSON). */
  passkey: Record<string, unknown>;
  /** Secret of the link. */
  token: string;
};

/** Part of the assessment (เครื่องมือ). */
export type Instrument =
  /** External survey */
  | 'EIT'
  /** Internal survey */
  | 'IIT'
  /** Check of what is published */
  | 'OIT';

/** Whom to give a new link. */
export type InviteAgainInput = {
  /** The person. */
  personId: string;
};

/** A new token. */
export type IssueTokenInput = {
  /** Days until it ends, 1 to 366. */
  days: number;
  /** What it is for. */
  name: string;
  /** What it opens. */
  scopes: Array<TokenScope>;
};

/** Language of sentences. */
export type Language =
  /** English */
  | 'EN'
  /** ไทย */
  | 'TH';

/** What became of a link (LINK1). */
export type LinkFate =
  /** Its site says that there is no such page */
  | 'GONE'
  /** It opens */
  | 'OPENS'
  /** It does not open, and nobody can say whether the page is there */
  | 'UNKNOWN';

/** Who wants to enrol with a passkey. */
export type OfferEnrolmentPasskeyInput = {
  /** Secret of the one-time link. */
  token: string;
};

/** One command of a phone. */
export type OperationInput = {
  /** An earlier operation whose result it builds on. */
  afterOpId?: string | null | undefined;
  /** The version the person saw. */
  baseVersion?: number | null | undefined;
  /** The phone’s clock. */
  clientTime: string;
  /** What it makes or changes. */
  entityId: string;
  /** Which verb. */
  kind: string;
  /** UUID, minted once; the same again gets the same answer. */
  opId: string;
  /** Its content, by kind. */
  payload: Record<string, unknown>;
  /** 1, 2, 3… per client without a gap. */
  seq: number;
};

/** What a browser and its person answered. */
export type PasskeyInput = {
  /** WebAuthn RegistrationResponseJSON or AuthenticationResponseJSON. */
  passkey: Record<string, unknown>;
};

/** Whether it was decided that a photo may be shown to the public. */
export type PhotoStanding =
  /** It may be shown */
  | 'CLEARED'
  /** It stays private */
  | 'KEPT_PRIVATE'
  /** Nobody has decided */
  | 'UNDECIDED';

/** Whether a photo may be shown to the public, and on what that rests (PHOTO1). */
export type PhotoVerdict =
  /** It may: the adults in it consented */
  | 'ADULTS_CONSENTED'
  /** It may: the adults in it were told that pictures were taken */
  | 'ADULTS_INFORMED'
  /** It may: there are children in it, and their parents consented */
  | 'CHILDREN_CONSENTED'
  /** It may not */
  | 'KEPT_PRIVATE'
  /** It may: nobody can be known in it */
  | 'NOBODY_SEEN';

/** A plan as tab-separated text. */
export type PlanTextInput = {
  /** Buddhist year the plan is for. */
  fiscalYear: number;
  /** The text as it stands. */
  text: string;
};

/** Which document to write. */
export type ProduceReportInput = {
  /** For whom. */
  audience?: ReportAudience;
  /** The plan. */
  planId: string;
  /** 1 after six months, 2 after twelve. */
  round: number;
};

/** Which plan to publish. */
export type PublishPlanInput = {
  /** The plan. */
  planId: string;
};

/** Which report to publish. */
export type PublishReportInput = {
  /** The report. */
  reportId: string;
};

/** The answer to an operation. */
export type ReceiptStatus =
  /** Final: done */
  | 'APPLIED'
  /** The number was used before: take a new client id, number anew, send again */
  | 'CLIENT_ROLLBACK'
  /** Final: kept aside, somebody changed the same thing first */
  | 'CONFLICT'
  /** A number is missing: take a new client id, number anew, send again */
  | 'GAP'
  /** Final: refused, kept aside with its content */
  | 'REJECTED'
  /** Send it again later; the batch stopped here */
  | 'RETRY'
  /** The app is too old or too new for this server; nothing is lost */
  | 'UPGRADE_REQUIRED';

/** Which passkey is not to be used any more. */
export type RemovePasskeyInput = {
  /** The passkey. */
  passkeyId: string;
};

/** For whom a report is written (PHOTO1). */
export type ReportAudience =
  /** The agency’s own people: with every photo; it cannot be published */
  | 'INTERNAL'
  /** Anybody: with the photos that were cleared; the others are counted */
  | 'PUBLIC';

/** A form in which a report is kept. */
export type ReportFormat =
  /** Every action a line; UTF-8 with a byte order mark */
  | 'CSV'
  /** Word */
  | 'DOCX'
  /** The document and the facts that all other forms were written from */
  | 'JSON'
  /** Tagged PDF */
  | 'PDF'
  /** Excel: each table, the months, every action */
  | 'XLSX';

/** How far a report that was asked for has come. */
export type ReportOrderState =
  /** Somebody took it back */
  | 'CANCELLED'
  /** It could not be written; `problem` says why */
  | 'FAILED'
  /** It will be begun */
  | 'WAITING'
  /** It is being written */
  | 'WRITING'
  /** There is a report */
  | 'WRITTEN';

/** What of a report is worked on. */
export type ReportOrderStep =
  /** The records are read and the document is composed */
  | 'COMPOSING'
  /** The CSV file is written */
  | 'CSV'
  /** The Word file is written */
  | 'DOCX'
  /** The JSON file is written */
  | 'JSON'
  /** The PDF file is written */
  | 'PDF'
  /** Photos are made ready to be printed */
  | 'PHOTOS'
  /** The Excel file is written */
  | 'XLSX';

/** A part of the report; the cover stands before all of them. */
export type ReportPart =
  /** The months summed up, a row for each unit of each measure */
  | 'MATRIX'
  /** The photos */
  | 'PHOTOS'
  /** The tables of the plan, with what was done */
  | 'PLAN'
  /** Links and files */
  | 'REFERENCES'
  /** The places to sign */
  | 'SIGNATURES';

/** Where in the plan’s tables it stands what was done. */
export type ResultPlacement =
  /** Under the window, in the fifth column */
  | 'IN_WINDOW_CELL'
  /** In a column of its own */
  | 'SIXTH_COLUMN';

/** Which report was reviewed. */
export type ReviewReportInput = {
  /** The report. */
  reportId: string;
};

/** Which token to withdraw. */
export type RevokeTokenInput = {
  /** The token. */
  tokenId: string;
};

/** Which sentence, and the words in its place. */
export type RewordSentenceInput = {
  /** The action it tells of, unless it is about the month. */
  actionId?: string | null | undefined;
  /** The composed sentence, as it was read. */
  composed: string;
  /** The measure in whose row it stands. */
  measureId: string;
  /** The month it tells of. */
  month: string;
  /** The plan. */
  planId: string;
  /** The unit it tells of. */
  unitId: string;
  /** The new words; without them the composed sentence stands again. */
  words?: string | null | undefined;
};

/** What a person is in the agency. */
export type Role =
  /** ผู้ตรวจ: reads everything, changes nothing */
  | 'AUDITOR'
  /** ผู้ประสานงาน: plan, people, reports, publishing */
  | 'COORDINATOR'
  /** ผู้บริหาร: reads all, checks, returns, instructs */
  | 'EXECUTIVE'
  /** หัวหน้า: also submits and returns months of own units */
  | 'HEAD'
  /** ผู้บันทึก: records actions of own units */
  | 'RECORDER';

/** A role to give. */
export type RoleInput = {
  /** On behalf of the office (รักษาการ). */
  acting?: boolean | null | undefined;
  /** The role. */
  role: Role;
  /** The unit; recorders and heads need one. */
  unitId?: string | null | undefined;
};

/** The first agency and its coordinator. */
export type SetUpInput = {
  /** Full name of the agency. */
  agencyName: string;
  /** Name of the coordinator. */
  displayName: string;
  /** Login name of the coordinator. */
  loginName: string;
  /** Short name for addresses: a–z, 0–9, hyphen. */
  slug: string;
  /** Secret of the set-up link. */
  token: string;
};

/** Name and password. */
export type SignInInput = {
  /** Login name. */
  loginName: string;
  /** Password. */
  password: string;
};

/** Which report to sign. */
export type SignReportInput = {
  /** The report. */
  reportId: string;
};

/** A browser’s push subscription. */
export type SubscribePushInput = {
  /** Its shared secret, URL-safe base64. */
  auth: string;
  /** Address at its push service. */
  endpoint: string;
  /** Language of what is shown. */
  language: Language;
  /** Its public key, URL-safe base64. */
  p256dh: string;
};

/** A batch of at most 50 operations, and where the phone stands. */
export type SyncPushInput = {
  /** This installation for this person. */
  clientId: string;
  /** The phone’s clock. */
  deviceTime: string;
  /** In the order of their numbers. */
  ops: Array<OperationInput>;
  /** Version of the protocol. */
  protocol: number;
  /** Version of the payloads. */
  schema: number;
  /** Scope of the last page applied. */
  scope?: string | null | undefined;
  /** Cursor of the last page applied. */
  since: number;
};

/** What a token opens. */
export type TokenScope =
  /** admin — what a coordinator may do, except making tokens, letting people in and reviewing reports */
  | 'ADMIN'
  /** read:agency — everything of its agency, as an auditor reads it */
  | 'READ_AGENCY'
  /** read:public — what is published */
  | 'READ_PUBLIC'
  /** write:logs — records actions for every unit of its agency */
  | 'WRITE_LOGS';

/** Which browser is not reminded any more. */
export type UnsubscribePushInput = {
  /** Address at its push service. */
  endpoint: string;
};

/** Which published report to take back, and why. */
export type WithdrawReportInput = {
  /** Why; kept, and told to the agency’s own readers of reports alone. */
  reason: string;
  /** The report. */
  reportId: string;
};

export type PasskeyPartsFragment = { id: string, browser: string | null, system: string | null, synced: boolean, addedAt: string, lastUsedAt: string | null };

export type SessionPartsFragment = { id: string, browser: string | null, system: string | null, startedAt: string, lastSeenAt: string, present: boolean };

export type WaysInQueryVariables = Exact<{ [key: string]: never; }>;


export type WaysInQuery = { viewer: { hasPassword: boolean, passkeys: Array<{ id: string, browser: string | null, system: string | null, synced: boolean, addedAt: string, lastUsedAt: string | null }>, sessions: Array<{ id: string, browser: string | null, system: string | null, startedAt: string, lastSeenAt: string, present: boolean }> } | null };

export type OfferEnrolmentPasskeyMutationVariables = Exact<{
  input: OfferEnrolmentPasskeyInput;
}>;


export type OfferEnrolmentPasskeyMutation = { offerEnrolmentPasskey: { options: Record<string, unknown> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type EnrolWithPasskeyMutationVariables = Exact<{
  input: EnrolWithPasskeyInput;
}>;


export type EnrolWithPasskeyMutation = { enrolWithPasskey: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type OfferPasskeySignInMutationVariables = Exact<{ [key: string]: never; }>;


export type OfferPasskeySignInMutation = { offerPasskeySignIn: { options: Record<string, unknown> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SignInWithPasskeyMutationVariables = Exact<{
  input: PasskeyInput;
}>;


export type SignInWithPasskeyMutation = { signInWithPasskey: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type OfferPasskeyMutationVariables = Exact<{ [key: string]: never; }>;


export type OfferPasskeyMutation = { offerPasskey: { options: Record<string, unknown> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type AddPasskeyMutationVariables = Exact<{
  input: PasskeyInput;
}>;


export type AddPasskeyMutation = { addPasskey: { passkeys: Array<{ id: string, browser: string | null, system: string | null, synced: boolean, addedAt: string, lastUsedAt: string | null }> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type RemovePasskeyMutationVariables = Exact<{
  input: RemovePasskeyInput;
}>;


export type RemovePasskeyMutation = { removePasskey: { passkeys: Array<{ id: string, browser: string | null, system: string | null, synced: boolean, addedAt: string, lastUsedAt: string | null }> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession: { sessions: Array<{ id: string, browser: string | null, system: string | null, startedAt: string, lastSeenAt: string, present: boolean }> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type EndOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndOtherSessionsMutation = { endOtherSessions: { sessions: Array<{ id: string, browser: string | null, system: string | null, startedAt: string, lastSeenAt: string, present: boolean }> | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type LinkPreviewQueryVariables = Exact<{
  url: string;
}>;


export type LinkPreviewQuery = { linkPreview: { url: string, title: string, site: string, image: string | null } | null };

export type LinkHealthQueryVariables = Exact<{
  url: string;
  anew?: boolean | null | undefined;
}>;


export type LinkHealthQuery = { linkHealth: { fate: LinkFate, status: number | null, checkedAt: string } | null };

export type EvidenceRoomQueryVariables = Exact<{ [key: string]: never; }>;


export type EvidenceRoomQuery = { evidenceRoom: { dayLimit: number, dayLeft: number, dayEndsAt: string, agencyLimit: number, agencyLeft: number } | null };

export type ActionChangesQueryVariables = Exact<{
  id: string;
}>;


export type ActionChangesQuery = { actionChanges: Array<{ id: string, at: string, by: string | null, kind: ActionChangeKind, reason: string | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> | null };

export type PersonInOfficeFragment = { id: string, displayName: string, loginName: string | null, enrolled: boolean, disabledAt: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> };

export type UnitInOfficeFragment = { id: string, name: string, label: string, activeFrom: string | null, activeUntil: string | null };

export type PeopleQueryVariables = Exact<{
  agency: string;
}>;


export type PeopleQuery = { people: Array<{ id: string, displayName: string, loginName: string | null, enrolled: boolean, disabledAt: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }> | null };

export type UnitsQueryVariables = Exact<{
  agency: string;
  after?: string | null | undefined;
}>;


export type UnitsQuery = { units: { nodes: Array<{ id: string, name: string, label: string, activeFrom: string | null, activeUntil: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AddUnitMutationVariables = Exact<{
  input: AddUnitInput;
}>;


export type AddUnitMutation = { addUnit: { unit: { id: string, name: string, label: string, activeFrom: string | null, activeUntil: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ChangeUnitMutationVariables = Exact<{
  input: ChangeUnitInput;
}>;


export type ChangeUnitMutation = { changeUnit: { unit: { id: string, name: string, label: string, activeFrom: string | null, activeUntil: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type AddPersonMutationVariables = Exact<{
  input: AddPersonInput;
}>;


export type AddPersonMutation = { addPerson: { enrolmentUrl: string | null, person: { id: string, displayName: string, loginName: string | null, enrolled: boolean, disabledAt: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type InviteAgainMutationVariables = Exact<{
  input: InviteAgainInput;
}>;


export type InviteAgainMutation = { inviteAgain: { enrolmentUrl: string | null, person: { id: string, displayName: string, loginName: string | null, enrolled: boolean, disabledAt: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SignedInPersonFragment = { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } };

export type RefusalFragment = { field: string | null, message: string, code: string };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type EnrolmentOfferQueryVariables = Exact<{
  token: string;
}>;


export type EnrolmentOfferQuery = { enrolment: { displayName: string, agencyName: string, loginName: string } | null };

export type EnrolMutationVariables = Exact<{
  input: EnrolInput;
}>;


export type EnrolMutation = { enrol: { viewer: { person: { id: string, displayName: string, loginName: string | null, roles: Array<{ role: Role, acting: boolean, unit: { id: string, name: string } | null }> }, agency: { id: string, slug: string, name: string } } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SetUpOfferQueryVariables = Exact<{
  token: string;
}>;


export type SetUpOfferQuery = { setUpOffer: boolean | null };

export type SetUpMutationVariables = Exact<{
  input: SetUpInput;
}>;


export type SetUpMutation = { setUp: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type PlanHeadFragment = { id: string, fiscalYear: number, assessmentYear: number, title: string, importedAt: string, publishedAt: string | null };

export type PlanWarningsFragment = { code: string, message: string, line: number, position: number | null };

export type PlanReadingFragment = { measures: number, items: Array<string>, duties: number, staffDuties: number, executiveDuties: number, datedDuties: number, ownerLabels: Array<string>, units: Array<string>, newUnits: Array<string>, warnings: Array<{ code: string, message: string, line: number, position: number | null }>, rows: Array<{ position: number, instrument: Instrument, itemCodes: Array<string>, ownerLabel: string, title: string }> };

export type PlansQueryVariables = Exact<{
  agency: string;
}>;


export type PlansQuery = { plans: Array<{ id: string, fiscalYear: number, assessmentYear: number, title: string, importedAt: string, publishedAt: string | null }> | null };

export type PlanOfYearQueryVariables = Exact<{
  agency: string;
  fiscalYear: number;
}>;


export type PlanOfYearQuery = { plan: { id: string, fiscalYear: number, assessmentYear: number, title: string, importedAt: string, publishedAt: string | null, measures: Array<{ id: string, position: number, instrument: Instrument, title: string, cells: Array<Array<string>>, windowStart: string | null, windowEnd: string | null, items: Array<{ position: number, writtenCode: string }> }>, warnings: Array<{ code: string, message: string, line: number, position: number | null }> } | null };

export type PreviewPlanMutationVariables = Exact<{
  input: PlanTextInput;
}>;


export type PreviewPlanMutation = { previewPlan: { reading: { measures: number, items: Array<string>, duties: number, staffDuties: number, executiveDuties: number, datedDuties: number, ownerLabels: Array<string>, units: Array<string>, newUnits: Array<string>, warnings: Array<{ code: string, message: string, line: number, position: number | null }>, rows: Array<{ position: number, instrument: Instrument, itemCodes: Array<string>, ownerLabel: string, title: string }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ImportPlanMutationVariables = Exact<{
  input: PlanTextInput;
}>;


export type ImportPlanMutation = { importPlan: { plan: { id: string, fiscalYear: number, assessmentYear: number, title: string, importedAt: string, publishedAt: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type PublishPlanMutationVariables = Exact<{
  input: PublishPlanInput;
}>;


export type PublishPlanMutation = { publishPlan: { plan: { id: string, fiscalYear: number, assessmentYear: number, title: string, importedAt: string, publishedAt: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ReminderPartsFragment = { muted: boolean, email: string | null, sendsLetters: boolean, pushKey: string, shownHere: boolean };

export type RemindersQueryVariables = Exact<{ [key: string]: never; }>;


export type RemindersQuery = { viewer: { reminders: { muted: boolean, email: string | null, sendsLetters: boolean, pushKey: string, shownHere: boolean } } | null };

export type SubscribePushMutationVariables = Exact<{
  input: SubscribePushInput;
}>;


export type SubscribePushMutation = { subscribePush: { reminders: { muted: boolean, email: string | null, sendsLetters: boolean, pushKey: string, shownHere: boolean } | null, userErrors: Array<{ code: string, message: string }> } };

export type UnsubscribePushMutationVariables = Exact<{
  input: UnsubscribePushInput;
}>;


export type UnsubscribePushMutation = { unsubscribePush: { reminders: { muted: boolean, email: string | null, sendsLetters: boolean, pushKey: string, shownHere: boolean } | null, userErrors: Array<{ code: string, message: string }> } };

export type ChangeRemindersMutationVariables = Exact<{
  input: ChangeRemindersInput;
}>;


export type ChangeRemindersMutation = { changeReminders: { reminders: { muted: boolean, email: string | null, sendsLetters: boolean, pushKey: string, shownHere: boolean } | null, userErrors: Array<{ code: string, field: string | null, message: string }> } };

export type ReportShownFragment = { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> };

export type ReportsQueryVariables = Exact<{
  agency: string;
}>;


export type ReportsQuery = { reports: Array<{ id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> }> | null };

export type PublishedReportQueryVariables = Exact<{
  id: string;
}>;


export type PublishedReportQuery = { node:
    | { __typename: 'Agency' }
    | { __typename: 'EvidenceFile' }
    | { __typename: 'EvidencePhoto' }
    | { __typename: 'Instruction' }
    | { __typename: 'Measure' }
    | { __typename: 'Plan' }
    | { __typename: 'PublicityAction' }
    | { __typename: 'PublicityLog' }
    | { __typename: 'Report', id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> }
    | { __typename: 'ReportOrder' }
    | { __typename: 'Unit' }
   | null };

export type ReportReadinessQueryVariables = Exact<{
  planId: string;
  round: number;
}>;


export type ReportReadinessQuery = { reportReadiness: { cells: number, unanswered: number, beingMended: number, unchecked: number, photosMissing: number, photosUndecided: number, sentencesOutdated: number, goneLinks: Array<{ url: string }> } | null };

export type ReportPhotosQueryVariables = Exact<{
  planId: string;
  round: number;
  standing: PhotoStanding;
  first: number;
  after?: string | null | undefined;
}>;


export type ReportPhotosQuery = { reportPhotos: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, sha256: string, width: number, height: number, caption: string | null, action: { day: string, what: string, log: { measure: { title: string }, unit: { name: string } } }, clearance: { verdict: PhotoVerdict, decidedBy: string | null, decidedAt: string } | null }> } | null };

export type ClearPhotosMutationVariables = Exact<{
  input: ClearPhotosInput;
}>;


export type ClearPhotosMutation = { clearPhotos: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ReportFileQueryVariables = Exact<{
  sha256: string;
}>;


export type ReportFileQuery = { reportFile: { format: ReportFormat, report: { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> } } | null };

export type ReportOrderShownFragment = { id: string, round: number, audience: ReportAudience, askedBy: string, askedAt: string, state: ReportOrderState, step: ReportOrderStep | null, partsReady: number, parts: number, problem: { message: string } | null };

export type ReportOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportOrdersQuery = { reportOrders: Array<{ id: string, round: number, audience: ReportAudience, askedBy: string, askedAt: string, state: ReportOrderState, step: ReportOrderStep | null, partsReady: number, parts: number, problem: { message: string } | null }> | null };

export type ProduceReportMutationVariables = Exact<{
  input: ProduceReportInput;
}>;


export type ProduceReportMutation = { produceReport: { order: { id: string, round: number, audience: ReportAudience, askedBy: string, askedAt: string, state: ReportOrderState, step: ReportOrderStep | null, partsReady: number, parts: number, problem: { message: string } | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type CancelReportOrderMutationVariables = Exact<{
  input: CancelReportOrderInput;
}>;


export type CancelReportOrderMutation = { cancelReportOrder: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ReviewReportMutationVariables = Exact<{
  input: ReviewReportInput;
}>;


export type ReviewReportMutation = { reviewReport: { report: { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SignReportMutationVariables = Exact<{
  input: SignReportInput;
}>;


export type SignReportMutation = { signReport: { report: { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type PublishReportMutationVariables = Exact<{
  input: PublishReportInput;
}>;


export type PublishReportMutation = { publishReport: { report: { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type WithdrawReportMutationVariables = Exact<{
  input: WithdrawReportInput;
}>;


export type WithdrawReportMutation = { withdrawReport: { report: { id: string, fiscalYear: number, round: number, audience: ReportAudience, number: number, producedBy: string, producedById: string | null, producedAt: string, reviewedBy: string | null, reviewedAt: string | null, signedBy: string | null, signedActing: boolean, signedAt: string | null, publishedAt: string | null, withdrawnBy: string | null, withdrawnAt: string | null, withdrawnReason: string | null, agency: { name: string }, corrects: { id: string, number: number } | null, correctedBy: { id: string, number: number, withdrawnAt: string | null } | null, files: Array<{ format: ReportFormat, url: string, sha256: string, bytes: number }> } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ReportPreviewQueryVariables = Exact<{
  planId: string;
  round: number;
  audience: ReportAudience;
}>;


export type ReportPreviewQuery = { reportPreview: { document: Record<string, unknown>, sentences: Array<{ measureId: string, unitId: string, unitName: string, month: string, actionId: string | null, composed: string, printed: string, isOutdated: boolean, rewording: { text: string | null, composed: string, writtenBy: string | null, writtenAt: string } | null }> } | null };

export type RewordSentenceMutationVariables = Exact<{
  input: RewordSentenceInput;
}>;


export type RewordSentenceMutation = { rewordSentence: { userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type ReportTemplateShownFragment = { number: number, parts: Array<ReportPart>, placement: ResultPlacement, photosPerPage: number, changedAt: string | null };

export type ReportTemplateQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportTemplateQuery = { reportTemplate: { number: number, parts: Array<ReportPart>, placement: ResultPlacement, photosPerPage: number, changedAt: string | null } | null };

export type ChangeReportTemplateMutationVariables = Exact<{
  input: ChangeReportTemplateInput;
}>;


export type ChangeReportTemplateMutation = { changeReportTemplate: { template: { number: number, parts: Array<ReportPart>, placement: ResultPlacement, photosPerPage: number, changedAt: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type SyncPushMutationVariables = Exact<{
  input: SyncPushInput;
}>;


export type SyncPushMutation = { syncPush: { missingBlobs: Array<string>, receipts: Array<{ opId: string, status: ReceiptStatus, version: number | null, code: string | null, message: string | null }>, page: { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> } } };

export type SyncPullQueryVariables = Exact<{
  since: number;
  scope?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type SyncPullQuery = { syncPull: { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> } | null };

export type PageFragment = { since: number, cursor: number, hasMore: boolean, scope: string, reset: boolean, serverTime: string, rows: Array<{ kind: string, id: string, version: number, data: Record<string, unknown> }>, tombstones: Array<{ kind: string, id: string, version: number }> };

export type TokenInOfficeFragment = { id: string, name: string, scopes: Array<TokenScope>, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type TokensQueryVariables = Exact<{
  agency: string;
}>;


export type TokensQuery = { tokens: Array<{ id: string, name: string, scopes: Array<TokenScope>, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null }> | null };

export type IssueTokenMutationVariables = Exact<{
  input: IssueTokenInput;
}>;


export type IssueTokenMutation = { issueToken: { secret: string | null, token: { id: string, name: string, scopes: Array<TokenScope>, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { token: { id: string, name: string, scopes: Array<TokenScope>, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, userErrors: Array<{ field: string | null, message: string, code: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PasskeyPartsFragmentDoc = new TypedDocumentString(`
    fragment PasskeyParts on Passkey {
  id
  browser
  system
  synced
  addedAt
  lastUsedAt
}
    `, {"fragmentName":"PasskeyParts"}) as unknown as TypedDocumentString<PasskeyPartsFragment, unknown>;
export const SessionPartsFragmentDoc = new TypedDocumentString(`
    fragment SessionParts on Session {
  id
  browser
  system
  startedAt
  lastSeenAt
  present
}
    `, {"fragmentName":"SessionParts"}) as unknown as TypedDocumentString<SessionPartsFragment, unknown>;
export const PersonInOfficeFragmentDoc = new TypedDocumentString(`
    fragment PersonInOffice on Person {
  id
  displayName
  loginName
  enrolled
  disabledAt
  roles {
    role
    acting
    unit {
      id
      name
    }
  }
}
    `, {"fragmentName":"PersonInOffice"}) as unknown as TypedDocumentString<PersonInOfficeFragment, unknown>;
export const UnitInOfficeFragmentDoc = new TypedDocumentString(`
    fragment UnitInOffice on Unit {
  id
  name
  label
  activeFrom
  activeUntil
}
    `, {"fragmentName":"UnitInOffice"}) as unknown as TypedDocumentString<UnitInOfficeFragment, unknown>;
export const SignedInPersonFragmentDoc = new TypedDocumentString(`
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
    `, {"fragmentName":"SignedInPerson"}) as unknown as TypedDocumentString<SignedInPersonFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  field
  message
  code
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const PlanHeadFragmentDoc = new TypedDocumentString(`
    fragment PlanHead on Plan {
  id
  fiscalYear
  assessmentYear
  title
  importedAt
  publishedAt
}
    `, {"fragmentName":"PlanHead"}) as unknown as TypedDocumentString<PlanHeadFragment, unknown>;
export const PlanWarningsFragmentDoc = new TypedDocumentString(`
    fragment PlanWarnings on PlanWarning {
  code
  message
  line
  position
}
    `, {"fragmentName":"PlanWarnings"}) as unknown as TypedDocumentString<PlanWarningsFragment, unknown>;
export const PlanReadingFragmentDoc = new TypedDocumentString(`
    fragment PlanReading on PlanReadingSummary {
  measures
  items
  duties
  staffDuties
  executiveDuties
  datedDuties
  ownerLabels
  units
  newUnits
  warnings {
    ...PlanWarnings
  }
  rows {
    position
    instrument
    itemCodes
    ownerLabel
    title
  }
}
    fragment PlanWarnings on PlanWarning {
  code
  message
  line
  position
}`, {"fragmentName":"PlanReading"}) as unknown as TypedDocumentString<PlanReadingFragment, unknown>;
export const ReminderPartsFragmentDoc = new TypedDocumentString(`
    fragment ReminderParts on ReminderSettings {
  muted
  email
  sendsLetters
  pushKey
  shownHere
}
    `, {"fragmentName":"ReminderParts"}) as unknown as TypedDocumentString<ReminderPartsFragment, unknown>;
export const ReportShownFragmentDoc = new TypedDocumentString(`
    fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}
    `, {"fragmentName":"ReportShown"}) as unknown as TypedDocumentString<ReportShownFragment, unknown>;
export const ReportOrderShownFragmentDoc = new TypedDocumentString(`
    fragment ReportOrderShown on ReportOrder {
  id
  round
  audience
  askedBy
  askedAt
  state
  step
  partsReady
  parts
  problem {
    message
  }
}
    `, {"fragmentName":"ReportOrderShown"}) as unknown as TypedDocumentString<ReportOrderShownFragment, unknown>;
export const ReportTemplateShownFragmentDoc = new TypedDocumentString(`
    fragment ReportTemplateShown on ReportTemplate {
  number
  parts
  placement
  photosPerPage
  changedAt
}
    `, {"fragmentName":"ReportTemplateShown"}) as unknown as TypedDocumentString<ReportTemplateShownFragment, unknown>;
export const PageFragmentDoc = new TypedDocumentString(`
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}
    `, {"fragmentName":"Page"}) as unknown as TypedDocumentString<PageFragment, unknown>;
export const TokenInOfficeFragmentDoc = new TypedDocumentString(`
    fragment TokenInOffice on Token {
  id
  name
  scopes
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"TokenInOffice"}) as unknown as TypedDocumentString<TokenInOfficeFragment, unknown>;
export const WaysInDocument = new TypedDocumentString(`
    query WaysIn {
  viewer {
    hasPassword
    passkeys {
      ...PasskeyParts
    }
    sessions {
      ...SessionParts
    }
  }
}
    fragment PasskeyParts on Passkey {
  id
  browser
  system
  synced
  addedAt
  lastUsedAt
}
fragment SessionParts on Session {
  id
  browser
  system
  startedAt
  lastSeenAt
  present
}`) as unknown as TypedDocumentString<WaysInQuery, WaysInQueryVariables>;
export const OfferEnrolmentPasskeyDocument = new TypedDocumentString(`
    mutation OfferEnrolmentPasskey($input: OfferEnrolmentPasskeyInput!) {
  offerEnrolmentPasskey(input: $input) {
    options
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<OfferEnrolmentPasskeyMutation, OfferEnrolmentPasskeyMutationVariables>;
export const EnrolWithPasskeyDocument = new TypedDocumentString(`
    mutation EnrolWithPasskey($input: EnrolWithPasskeyInput!) {
  enrolWithPasskey(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<EnrolWithPasskeyMutation, EnrolWithPasskeyMutationVariables>;
export const OfferPasskeySignInDocument = new TypedDocumentString(`
    mutation OfferPasskeySignIn {
  offerPasskeySignIn {
    options
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<OfferPasskeySignInMutation, OfferPasskeySignInMutationVariables>;
export const SignInWithPasskeyDocument = new TypedDocumentString(`
    mutation SignInWithPasskey($input: PasskeyInput!) {
  signInWithPasskey(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SignInWithPasskeyMutation, SignInWithPasskeyMutationVariables>;
export const OfferPasskeyDocument = new TypedDocumentString(`
    mutation OfferPasskey {
  offerPasskey {
    options
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<OfferPasskeyMutation, OfferPasskeyMutationVariables>;
export const AddPasskeyDocument = new TypedDocumentString(`
    mutation AddPasskey($input: PasskeyInput!) {
  addPasskey(input: $input) {
    passkeys {
      ...PasskeyParts
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PasskeyParts on Passkey {
  id
  browser
  system
  synced
  addedAt
  lastUsedAt
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<AddPasskeyMutation, AddPasskeyMutationVariables>;
export const RemovePasskeyDocument = new TypedDocumentString(`
    mutation RemovePasskey($input: RemovePasskeyInput!) {
  removePasskey(input: $input) {
    passkeys {
      ...PasskeyParts
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment PasskeyParts on Passkey {
  id
  browser
  system
  synced
  addedAt
  lastUsedAt
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<RemovePasskeyMutation, RemovePasskeyMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: EndSessionInput!) {
  endSession(input: $input) {
    sessions {
      ...SessionParts
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SessionParts on Session {
  id
  browser
  system
  startedAt
  lastSeenAt
  present
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const EndOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOtherSessions {
  endOtherSessions {
    sessions {
      ...SessionParts
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SessionParts on Session {
  id
  browser
  system
  startedAt
  lastSeenAt
  present
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<EndOtherSessionsMutation, EndOtherSessionsMutationVariables>;
export const LinkPreviewDocument = new TypedDocumentString(`
    query LinkPreview($url: String!) {
  linkPreview(url: $url) {
    url
    title
    site
    image
  }
}
    `) as unknown as TypedDocumentString<LinkPreviewQuery, LinkPreviewQueryVariables>;
export const LinkHealthDocument = new TypedDocumentString(`
    query LinkHealth($url: String!, $anew: Boolean) {
  linkHealth(url: $url, anew: $anew) {
    fate
    status
    checkedAt
  }
}
    `) as unknown as TypedDocumentString<LinkHealthQuery, LinkHealthQueryVariables>;
export const EvidenceRoomDocument = new TypedDocumentString(`
    query EvidenceRoom {
  evidenceRoom {
    dayLimit
    dayLeft
    dayEndsAt
    agencyLimit
    agencyLeft
  }
}
    `) as unknown as TypedDocumentString<EvidenceRoomQuery, EvidenceRoomQueryVariables>;
export const ActionChangesDocument = new TypedDocumentString(`
    query ActionChanges($id: ID!) {
  actionChanges(id: $id) {
    id
    at
    by
    kind
    reason
    fields {
      field
      before
      after
    }
  }
}
    `) as unknown as TypedDocumentString<ActionChangesQuery, ActionChangesQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($agency: String!) {
  people(agency: $agency) {
    ...PersonInOffice
  }
}
    fragment PersonInOffice on Person {
  id
  displayName
  loginName
  enrolled
  disabledAt
  roles {
    role
    acting
    unit {
      id
      name
    }
  }
}`) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const UnitsDocument = new TypedDocumentString(`
    query Units($agency: String!, $after: String) {
  units(agency: $agency, first: 100, after: $after) {
    nodes {
      ...UnitInOffice
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment UnitInOffice on Unit {
  id
  name
  label
  activeFrom
  activeUntil
}`) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const AddUnitDocument = new TypedDocumentString(`
    mutation AddUnit($input: AddUnitInput!) {
  addUnit(input: $input) {
    unit {
      ...UnitInOffice
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment UnitInOffice on Unit {
  id
  name
  label
  activeFrom
  activeUntil
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<AddUnitMutation, AddUnitMutationVariables>;
export const ChangeUnitDocument = new TypedDocumentString(`
    mutation ChangeUnit($input: ChangeUnitInput!) {
  changeUnit(input: $input) {
    unit {
      ...UnitInOffice
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment UnitInOffice on Unit {
  id
  name
  label
  activeFrom
  activeUntil
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<ChangeUnitMutation, ChangeUnitMutationVariables>;
export const AddPersonDocument = new TypedDocumentString(`
    mutation AddPerson($input: AddPersonInput!) {
  addPerson(input: $input) {
    person {
      ...PersonInOffice
    }
    enrolmentUrl
    userErrors {
      ...Refusal
    }
  }
}
    fragment PersonInOffice on Person {
  id
  displayName
  loginName
  enrolled
  disabledAt
  roles {
    role
    acting
    unit {
      id
      name
    }
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<AddPersonMutation, AddPersonMutationVariables>;
export const InviteAgainDocument = new TypedDocumentString(`
    mutation InviteAgain($input: InviteAgainInput!) {
  inviteAgain(input: $input) {
    person {
      ...PersonInOffice
    }
    enrolmentUrl
    userErrors {
      ...Refusal
    }
  }
}
    fragment PersonInOffice on Person {
  id
  displayName
  loginName
  enrolled
  disabledAt
  roles {
    role
    acting
    unit {
      id
      name
    }
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<InviteAgainMutation, InviteAgainMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    ...SignedInPerson
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}`) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const EnrolmentOfferDocument = new TypedDocumentString(`
    query EnrolmentOffer($token: String!) {
  enrolment(token: $token) {
    displayName
    agencyName
    loginName
  }
}
    `) as unknown as TypedDocumentString<EnrolmentOfferQuery, EnrolmentOfferQueryVariables>;
export const EnrolDocument = new TypedDocumentString(`
    mutation Enrol($input: EnrolInput!) {
  enrol(input: $input) {
    viewer {
      ...SignedInPerson
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment SignedInPerson on Viewer {
  person {
    id
    displayName
    loginName
    roles {
      role
      acting
      unit {
        id
        name
      }
    }
  }
  agency {
    id
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
export const SetUpOfferDocument = new TypedDocumentString(`
    query SetUpOffer($token: String!) {
  setUpOffer(token: $token)
}
    `) as unknown as TypedDocumentString<SetUpOfferQuery, SetUpOfferQueryVariables>;
export const SetUpDocument = new TypedDocumentString(`
    mutation SetUp($input: SetUpInput!) {
  setUp(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<SetUpMutation, SetUpMutationVariables>;
export const PlansDocument = new TypedDocumentString(`
    query Plans($agency: String!) {
  plans(agency: $agency) {
    ...PlanHead
  }
}
    fragment PlanHead on Plan {
  id
  fiscalYear
  assessmentYear
  title
  importedAt
  publishedAt
}`) as unknown as TypedDocumentString<PlansQuery, PlansQueryVariables>;
export const PlanOfYearDocument = new TypedDocumentString(`
    query PlanOfYear($agency: String!, $fiscalYear: FiscalYear!) {
  plan(agency: $agency, fiscalYear: $fiscalYear) {
    ...PlanHead
    measures {
      id
      position
      instrument
      title
      cells
      windowStart
      windowEnd
      items {
        position
        writtenCode
      }
    }
    warnings {
      ...PlanWarnings
    }
  }
}
    fragment PlanHead on Plan {
  id
  fiscalYear
  assessmentYear
  title
  importedAt
  publishedAt
}
fragment PlanWarnings on PlanWarning {
  code
  message
  line
  position
}`) as unknown as TypedDocumentString<PlanOfYearQuery, PlanOfYearQueryVariables>;
export const PreviewPlanDocument = new TypedDocumentString(`
    mutation PreviewPlan($input: PlanTextInput!) {
  previewPlan(input: $input) {
    reading {
      ...PlanReading
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment PlanWarnings on PlanWarning {
  code
  message
  line
  position
}
fragment PlanReading on PlanReadingSummary {
  measures
  items
  duties
  staffDuties
  executiveDuties
  datedDuties
  ownerLabels
  units
  newUnits
  warnings {
    ...PlanWarnings
  }
  rows {
    position
    instrument
    itemCodes
    ownerLabel
    title
  }
}`) as unknown as TypedDocumentString<PreviewPlanMutation, PreviewPlanMutationVariables>;
export const ImportPlanDocument = new TypedDocumentString(`
    mutation ImportPlan($input: PlanTextInput!) {
  importPlan(input: $input) {
    plan {
      ...PlanHead
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment PlanHead on Plan {
  id
  fiscalYear
  assessmentYear
  title
  importedAt
  publishedAt
}`) as unknown as TypedDocumentString<ImportPlanMutation, ImportPlanMutationVariables>;
export const PublishPlanDocument = new TypedDocumentString(`
    mutation PublishPlan($input: PublishPlanInput!) {
  publishPlan(input: $input) {
    plan {
      ...PlanHead
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment PlanHead on Plan {
  id
  fiscalYear
  assessmentYear
  title
  importedAt
  publishedAt
}`) as unknown as TypedDocumentString<PublishPlanMutation, PublishPlanMutationVariables>;
export const RemindersDocument = new TypedDocumentString(`
    query Reminders {
  viewer {
    reminders {
      ...ReminderParts
    }
  }
}
    fragment ReminderParts on ReminderSettings {
  muted
  email
  sendsLetters
  pushKey
  shownHere
}`) as unknown as TypedDocumentString<RemindersQuery, RemindersQueryVariables>;
export const SubscribePushDocument = new TypedDocumentString(`
    mutation SubscribePush($input: SubscribePushInput!) {
  subscribePush(input: $input) {
    reminders {
      ...ReminderParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ReminderParts on ReminderSettings {
  muted
  email
  sendsLetters
  pushKey
  shownHere
}`) as unknown as TypedDocumentString<SubscribePushMutation, SubscribePushMutationVariables>;
export const UnsubscribePushDocument = new TypedDocumentString(`
    mutation UnsubscribePush($input: UnsubscribePushInput!) {
  unsubscribePush(input: $input) {
    reminders {
      ...ReminderParts
    }
    userErrors {
      code
      message
    }
  }
}
    fragment ReminderParts on ReminderSettings {
  muted
  email
  sendsLetters
  pushKey
  shownHere
}`) as unknown as TypedDocumentString<UnsubscribePushMutation, UnsubscribePushMutationVariables>;
export const ChangeRemindersDocument = new TypedDocumentString(`
    mutation ChangeReminders($input: ChangeRemindersInput!) {
  changeReminders(input: $input) {
    reminders {
      ...ReminderParts
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment ReminderParts on ReminderSettings {
  muted
  email
  sendsLetters
  pushKey
  shownHere
}`) as unknown as TypedDocumentString<ChangeRemindersMutation, ChangeRemindersMutationVariables>;
export const ReportsDocument = new TypedDocumentString(`
    query Reports($agency: String!) {
  reports(agency: $agency) {
    ...ReportShown
  }
}
    fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const PublishedReportDocument = new TypedDocumentString(`
    query PublishedReport($id: ID!) {
  node(id: $id) {
    __typename
    ... on Report {
      ...ReportShown
    }
  }
}
    fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<PublishedReportQuery, PublishedReportQueryVariables>;
export const ReportReadinessDocument = new TypedDocumentString(`
    query ReportReadiness($planId: ID!, $round: Int!) {
  reportReadiness(planId: $planId, round: $round) {
    cells
    unanswered
    beingMended
    unchecked
    photosMissing
    photosUndecided
    sentencesOutdated
    goneLinks {
      url
    }
  }
}
    `) as unknown as TypedDocumentString<ReportReadinessQuery, ReportReadinessQueryVariables>;
export const ReportPhotosDocument = new TypedDocumentString(`
    query ReportPhotos($planId: ID!, $round: Int!, $standing: PhotoStanding!, $first: Int!, $after: String) {
  reportPhotos(
    planId: $planId
    round: $round
    standing: $standing
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      sha256
      width
      height
      caption
      action {
        day
        what
        log {
          measure {
            title
          }
          unit {
            name
          }
        }
      }
      clearance {
        verdict
        decidedBy
        decidedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPhotosQuery, ReportPhotosQueryVariables>;
export const ClearPhotosDocument = new TypedDocumentString(`
    mutation ClearPhotos($input: ClearPhotosInput!) {
  clearPhotos(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<ClearPhotosMutation, ClearPhotosMutationVariables>;
export const ReportFileDocument = new TypedDocumentString(`
    query ReportFile($sha256: String!) {
  reportFile(sha256: $sha256) {
    format
    report {
      ...ReportShown
    }
  }
}
    fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<ReportFileQuery, ReportFileQueryVariables>;
export const ReportOrdersDocument = new TypedDocumentString(`
    query ReportOrders {
  reportOrders {
    ...ReportOrderShown
  }
}
    fragment ReportOrderShown on ReportOrder {
  id
  round
  audience
  askedBy
  askedAt
  state
  step
  partsReady
  parts
  problem {
    message
  }
}`) as unknown as TypedDocumentString<ReportOrdersQuery, ReportOrdersQueryVariables>;
export const ProduceReportDocument = new TypedDocumentString(`
    mutation ProduceReport($input: ProduceReportInput!) {
  produceReport(input: $input) {
    order {
      ...ReportOrderShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportOrderShown on ReportOrder {
  id
  round
  audience
  askedBy
  askedAt
  state
  step
  partsReady
  parts
  problem {
    message
  }
}`) as unknown as TypedDocumentString<ProduceReportMutation, ProduceReportMutationVariables>;
export const CancelReportOrderDocument = new TypedDocumentString(`
    mutation CancelReportOrder($input: CancelReportOrderInput!) {
  cancelReportOrder(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<CancelReportOrderMutation, CancelReportOrderMutationVariables>;
export const ReviewReportDocument = new TypedDocumentString(`
    mutation ReviewReport($input: ReviewReportInput!) {
  reviewReport(input: $input) {
    report {
      ...ReportShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<ReviewReportMutation, ReviewReportMutationVariables>;
export const SignReportDocument = new TypedDocumentString(`
    mutation SignReport($input: SignReportInput!) {
  signReport(input: $input) {
    report {
      ...ReportShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<SignReportMutation, SignReportMutationVariables>;
export const PublishReportDocument = new TypedDocumentString(`
    mutation PublishReport($input: PublishReportInput!) {
  publishReport(input: $input) {
    report {
      ...ReportShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<PublishReportMutation, PublishReportMutationVariables>;
export const WithdrawReportDocument = new TypedDocumentString(`
    mutation WithdrawReport($input: WithdrawReportInput!) {
  withdrawReport(input: $input) {
    report {
      ...ReportShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportShown on Report {
  id
  agency {
    name
  }
  fiscalYear
  round
  audience
  number
  producedBy
  producedById
  producedAt
  reviewedBy
  reviewedAt
  signedBy
  signedActing
  signedAt
  publishedAt
  withdrawnBy
  withdrawnAt
  withdrawnReason
  corrects {
    id
    number
  }
  correctedBy {
    id
    number
    withdrawnAt
  }
  files {
    format
    url
    sha256
    bytes
  }
}`) as unknown as TypedDocumentString<WithdrawReportMutation, WithdrawReportMutationVariables>;
export const ReportPreviewDocument = new TypedDocumentString(`
    query ReportPreview($planId: ID!, $round: Int!, $audience: ReportAudience!) {
  reportPreview(planId: $planId, round: $round, audience: $audience) {
    document
    sentences {
      measureId
      unitId
      unitName
      month
      actionId
      composed
      printed
      isOutdated
      rewording {
        text
        composed
        writtenBy
        writtenAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReportPreviewQuery, ReportPreviewQueryVariables>;
export const RewordSentenceDocument = new TypedDocumentString(`
    mutation RewordSentence($input: RewordSentenceInput!) {
  rewordSentence(input: $input) {
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}`) as unknown as TypedDocumentString<RewordSentenceMutation, RewordSentenceMutationVariables>;
export const ReportTemplateDocument = new TypedDocumentString(`
    query ReportTemplate {
  reportTemplate {
    ...ReportTemplateShown
  }
}
    fragment ReportTemplateShown on ReportTemplate {
  number
  parts
  placement
  photosPerPage
  changedAt
}`) as unknown as TypedDocumentString<ReportTemplateQuery, ReportTemplateQueryVariables>;
export const ChangeReportTemplateDocument = new TypedDocumentString(`
    mutation ChangeReportTemplate($input: ChangeReportTemplateInput!) {
  changeReportTemplate(input: $input) {
    template {
      ...ReportTemplateShown
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment ReportTemplateShown on ReportTemplate {
  number
  parts
  placement
  photosPerPage
  changedAt
}`) as unknown as TypedDocumentString<ChangeReportTemplateMutation, ChangeReportTemplateMutationVariables>;
export const SyncPushDocument = new TypedDocumentString(`
    mutation SyncPush($input: SyncPushInput!) {
  syncPush(input: $input) {
    receipts {
      opId
      status
      version
      code
      message
    }
    missingBlobs
    page {
      ...Page
    }
  }
}
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}`) as unknown as TypedDocumentString<SyncPushMutation, SyncPushMutationVariables>;
export const SyncPullDocument = new TypedDocumentString(`
    query SyncPull($since: Int!, $scope: String, $limit: Int) {
  syncPull(since: $since, scope: $scope, limit: $limit) {
    ...Page
  }
}
    fragment Page on SyncPage {
  since
  cursor
  hasMore
  scope
  reset
  rows {
    kind
    id
    version
    data
  }
  tombstones {
    kind
    id
    version
  }
  serverTime
}`) as unknown as TypedDocumentString<SyncPullQuery, SyncPullQueryVariables>;
export const TokensDocument = new TypedDocumentString(`
    query Tokens($agency: String!) {
  tokens(agency: $agency) {
    ...TokenInOffice
  }
}
    fragment TokenInOffice on Token {
  id
  name
  scopes
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const IssueTokenDocument = new TypedDocumentString(`
    mutation IssueToken($input: IssueTokenInput!) {
  issueToken(input: $input) {
    token {
      ...TokenInOffice
    }
    secret
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment TokenInOffice on Token {
  id
  name
  scopes
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<IssueTokenMutation, IssueTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    token {
      ...TokenInOffice
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  message
  code
}
fragment TokenInOffice on Token {
  id
  name
  scopes
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;