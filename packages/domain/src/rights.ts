/** Who may do what: one pure table for the phone's buttons and the server's refusals (MAY1, MAY2). */

export const ROLES = ['RECORDER', 'HEAD', 'EXECUTIVE', 'COORDINATOR', 'AUDITOR'] as const;
export type Role = (typeof ROLES)[number];

/** A role held in one unit, or in the whole agency when `unitId` is null. */
export interface Holding {
  readonly role: Role;
  readonly unitId: string | null;
  /** Held on behalf of the office (รักษาการ, ACTING1). */
  readonly acting?: boolean;
}

export interface Actor {
  /** Null for an access token. */
  readonly personId: string | null;
  readonly agencyId: string;
  readonly holdings: readonly Holding[];
}

/**
 * What a deed is done to. `authorIds` are the people who recorded what it covers, submitted what is taken back, or
 * produced the report; `personId` is whom an instruction names.
 */
export interface Subject {
  readonly agencyId: string;
  readonly unitId?: string | null;
  readonly authorIds?: readonly string[];
  readonly personId?: string | null;
}

const IN_UNIT = ['RECORDER', 'HEAD'] as const;
const AGENCY_WIDE = ['EXECUTIVE', 'COORDINATOR', 'AUDITOR'] as const;

/** The one rights table: the roles that may do each deed. */
export const RIGHTS = {
  readAgency: [...IN_UNIT, ...AGENCY_WIDE],
  readLog: [...IN_UNIT, ...AGENCY_WIDE],
  recordAction: IN_UNIT,
  changeAction: IN_UNIT,
  withdrawAction: IN_UNIT,
  restoreAction: IN_UNIT,
  attachPhoto: IN_UNIT,
  changePhoto: IN_UNIT,
  withdrawPhoto: IN_UNIT,
  restorePhoto: IN_UNIT,
  attachFile: IN_UNIT,
  withdrawFile: IN_UNIT,
  restoreFile: IN_UNIT,
  submitMonth: ['HEAD'],
  stateNothingToReport: ['HEAD'],
  takeBackMonth: ['HEAD'],
  sendBack: ['HEAD', 'EXECUTIVE'],
  writeNote: [...IN_UNIT, 'EXECUTIVE'],
  checkMonth: ['EXECUTIVE'],
  giveInstruction: ['EXECUTIVE'],
  answerInstruction: IN_UNIT,
  closeInstruction: ['EXECUTIVE'],
  callOnUnits: ['EXECUTIVE'],
  closeMonth: ['EXECUTIVE'],
  openMonth: ['EXECUTIVE'],
  readFollowUps: AGENCY_WIDE,
  managePlan: ['COORDINATOR'],
  managePeople: ['COORDINATOR'],
  letIn: ['COORDINATOR'],
  manageTokens: ['COORDINATOR'],
  issueToken: ['COORDINATOR'],
  clearPhotos: ['COORDINATOR', 'EXECUTIVE'],
  rewordSentence: ['COORDINATOR'],
  changeReportTemplate: ['COORDINATOR'],
  produceReport: ['COORDINATOR'],
  reviewReport: ['COORDINATOR', 'EXECUTIVE'],
  signReport: ['EXECUTIVE'],
  readReports: AGENCY_WIDE,
  publish: ['COORDINATOR'],
} as const satisfies Record<string, readonly Role[]>;
export type Deed = keyof typeof RIGHTS;

/** Nobody does these to what is their own (MAY2, REP5). */
const NOT_OF_ONES_OWN: readonly Deed[] = ['checkMonth', 'reviewReport'];

/**
 * What somebody says (CELL6, INS2) or answers for by name (REP5), took with their own phone, or would outlive a token
 * (MAY4): no token does it.
 */
const BY_A_PERSON: readonly Deed[] = [
  'attachPhoto',
  'attachFile',
  'writeNote',
  'answerInstruction',
  'reviewReport',
  'signReport',
  'letIn',
  'issueToken',
];

/** Whether `actor` may do `deed` to `subject` now. Unit roles count in their own unit only. */
export function may(actor: Actor, deed: Deed, subject: Subject): boolean {
  return holdingsFor(actor, deed, subject).length > 0;
}

/** Whether `actor`, who may do it, does it for an office: no role but an acting one gives the right (ACTING1). */
export function isActing(actor: Actor, deed: Deed, subject: Subject): boolean {
  const holdings = holdingsFor(actor, deed, subject);
  return holdings.length > 0 && holdings.every(({ acting }) => acting);
}

/** The roles that give the right. */
function holdingsFor(actor: Actor, deed: Deed, subject: Subject): readonly Holding[] {
  if (actor.agencyId !== subject.agencyId) return [];
  if (BY_A_PERSON.includes(deed) && actor.personId === null) return [];
  if (NOT_OF_ONES_OWN.includes(deed) && isAuthor(actor, subject)) return [];
  // Whoever is named in an instruction answers it, whatever they are in the agency (INS2).
  if (deed === 'answerInstruction' && isNamed(actor, subject)) return actor.holdings;
  // Whoever submitted may take it back as long as they work in the unit (CELL5).
  const asked = deed === 'takeBackMonth' && isAuthor(actor, subject) ? 'recordAction' : deed;
  return actor.holdings.filter((holding) => allows(holding, asked, subject));
}

function isNamed({ personId }: Actor, subject: Subject): boolean {
  return personId !== null && personId === subject.personId;
}

function isAuthor(actor: Actor, subject: Subject): boolean {
  return actor.personId !== null && (subject.authorIds?.includes(actor.personId) ?? false);
}

function allows({ role, unitId }: Holding, deed: Deed, subject: Subject): boolean {
  const roles: readonly Role[] = RIGHTS[deed];
  if (!roles.includes(role)) return false;
  const boundToUnit = role === 'RECORDER' || role === 'HEAD';
  return !boundToUnit || subject.unitId === undefined || unitId === null || unitId === subject.unitId;
}

/** Units whose logs the actor may read: `'ALL'`, or the ids of those the actor holds a role in. */
export function readableUnits(actor: Actor): 'ALL' | readonly string[] {
  const seesAll = actor.holdings.some(
    ({ role, unitId }) => unitId === null || (role !== 'RECORDER' && role !== 'HEAD'),
  );
  if (seesAll) return 'ALL';
  return [...new Set(actor.holdings.flatMap(({ unitId }) => unitId ?? []))].sort();
}
