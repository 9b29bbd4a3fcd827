/**
 * What an empty database starts with: in production a one-time set-up link; elsewhere a real municipality
 * with its plan of 2566, the current fiscal year, and one account per role.
 */
import { fiscalYear, fiscalYearOf, dayAt, type Role } from '@prongsai/domain';
import { DISTRICT, MUNICIPALITY, PLAN_2566_TEXT, PROVINCE, SLUG, UNITS } from '@prongsai/fixtures';
import { Agency } from './agency/agency.entity.ts';
import { enrolmentUrl, foundAgency, newEnrolment, strandedFounder } from './person/enrolment.service.ts';
import { officeOf } from './person/office.ts';
import { addPerson } from './person/person.service.ts';
import { openFiscalYear, importPlan } from './plan/plan.service.ts';
import type { House } from './platform/context.ts';
import { hashPassword, newSecret } from './platform/secret.ts';
import { inTransaction, type Tx } from './platform/transaction.ts';
import { Unit } from './unit/unit.entity.ts';
import { addUnit } from './unit/unit.service.ts';

const PLAN_YEAR = fiscalYear(2566);
const PASSWORD_LENGTH = 12;
const DEMO_PEOPLE: readonly { loginName: string; displayName: string; role: Role; inUnit: boolean }[] = [
  { loginName: 'recorder', displayName: 'สมหญิง ใจดี', role: 'RECORDER', inUnit: true },
  { loginName: 'head', displayName: 'ประเสริฐ มั่นคง', role: 'HEAD', inUnit: true },
  { loginName: 'executive', displayName: 'วิชัย รุ่งเรือง', role: 'EXECUTIVE', inUnit: false },
  { loginName: 'coordinator', displayName: 'อรุณี ศรีสุข', role: 'COORDINATOR', inUnit: false },
  { loginName: 'auditor', displayName: 'ธนากร ตรวจดี', role: 'AUDITOR', inUnit: false },
];

/** Lines to print: the accounts, or the set-up link; none once somebody can sign in. */
export async function firstRun(house: House): Promise<string[]> {
  if ((await house.database.fork().count(Agency)) > 0) return offerEnrolment(house);
  return house.config.firstRun === 'set-up' ? offerSetUp(house) : loadTown(house);
}

async function offerSetUp(house: House): Promise<string[]> {
  const secret = await inTransaction({ ...house, caller: null }, (tx) => newEnrolment(tx, null));
  return ['Open this link once to set the system up:', `  ${house.config.publicUrl}/set-up/${secret}`];
}

async function offerEnrolment(house: House): Promise<string[]> {
  const founder = await strandedFounder(house.database.fork());
  if (!founder) return [];
  const secret = await inTransaction({ ...house, caller: null }, (tx) => newEnrolment(tx, founder.id));
  return [
    `Open this link once to sign in as ${founder.loginName}:`,
    `  ${enrolmentUrl(house.config, secret)}`,
  ];
}

async function loadTown(house: House): Promise<string[]> {
  const accounts = await Promise.all(
    DEMO_PEOPLE.map(async (person) => {
      const password = house.config.demoPassword ?? newSecret().slice(0, PASSWORD_LENGTH);
      return { ...person, password, passwordHash: await hashPassword(password) };
    }),
  );
  await inTransaction({ ...house, caller: null }, async (tx) => {
    const agency = await foundAgency(tx, {
      name: MUNICIPALITY,
      slug: SLUG,
      district: DISTRICT,
      province: PROVINCE,
    });
    const office: Tx = { ...tx, caller: officeOf(agency.id) };
    await openYears(office);
    const [first] = await tx.em.find(Unit, { agencyId: agency.id, name: UNITS[0] });
    for (const { loginName, displayName, role, inUnit, passwordHash } of accounts) {
      const unitId = inUnit ? (first?.id ?? null) : null;
      const person = await addPerson(office, agency.id, {
        loginName,
        displayName,
        roles: [{ role, unitId }],
      });
      person.passwordHash = passwordHash;
    }
  });
  return [
    `${MUNICIPALITY} is loaded with its plan of ${PLAN_YEAR}. Sign in with:`,
    ...accounts.map(
      ({ loginName, password, role }) => `  ${loginName.padEnd(12)} ${password.padEnd(14)} ${role}`,
    ),
  ];
}

/** Units that have been there since before the plan, so that “ทุกส่วนงาน” fans out; the plan; the year that runs now. */
async function openYears(tx: Tx): Promise<void> {
  for (const name of UNITS) await addUnit(tx, { name, activeFrom: null });
  await tx.em.flush();
  const { reading } = await importPlan(tx, PLAN_2566_TEXT, PLAN_YEAR);
  const now = fiscalYearOf(dayAt(tx.now));
  if (now !== PLAN_YEAR) await openFiscalYear(tx, reading, now);
}
