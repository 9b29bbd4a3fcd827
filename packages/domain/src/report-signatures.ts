/** The block in which a report is signed: who prepared it, who reviewed it, and the executive. */
import { officialText } from './official-text.ts';

/** Who signs; without a name the place for it is left open. */
export interface Signer {
  readonly name: string | null;
  /** On behalf of the office (รักษาการ, ACTING1). */
  readonly acting?: boolean;
}

export interface Signers {
  readonly prepared: Signer;
  readonly reviewed: Signer;
  readonly executive: Signer;
}

/** The lines of one signature, from the place to sign down. */
export type Signature = readonly string[];

const OPEN = '.'.repeat(36);

/** Prepared, reviewed, executive, side by side. */
export function signaturesOf({ prepared, reviewed, executive }: Signers): Signature[] {
  return [
    signature(prepared, 'ผู้จัดทำรายงาน'),
    signature(reviewed, 'ผู้ตรวจสอบ'),
    signature(executive, executive.acting ? 'รักษาการแทนผู้บริหาร' : 'ผู้บริหาร'),
  ];
}

function signature({ name }: Signer, role: string): Signature {
  return [`(ลงชื่อ)${OPEN}`, `(${officialText(name ?? '') || OPEN})`, role];
}
