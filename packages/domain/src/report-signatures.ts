/** The block in which a report is signed: who prepared it, who reviewed it, and the executive. */
import { officialText } from './official-text.ts';

/** Who is known when a report is produced; a name that is not known is written by hand. */
export interface Signers {
  readonly prepared: string;
  readonly executive: {
    readonly name: string | null;
    /** On behalf of the office (รักษาการ, ACTING1). */
    readonly acting: boolean;
  };
}

/** The lines of one signature, from the place to sign down. */
export type Signature = readonly string[];

const OPEN = '.'.repeat(36);

/** Prepared, reviewed, executive, side by side. Who reviews it reads it first, so that name is never printed. */
export function signaturesOf({ prepared, executive }: Signers): Signature[] {
  return [
    signature(prepared, 'ผู้จัดทำรายงาน'),
    signature(null, 'ผู้ตรวจสอบ'),
    signature(executive.name, executive.acting ? 'รักษาการแทนผู้บริหาร' : 'ผู้บริหาร'),
  ];
}

function signature(name: string | null, role: string): Signature {
  return [`(ลงชื่อ)${OPEN}`, `(${officialText(name ?? '') || OPEN})`, role];
}
