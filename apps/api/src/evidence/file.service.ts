/** Files of actions: announced first, by hash, and kept as they come. */
import { fileFault, labelFault, normaliseThai, noteFault } from '@prongsai/domain';
import { note } from '../activity/note.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import type { Tx } from '../platform/transaction.ts';
import { evidenceChanged, ownAction, raise } from '../publicity-log/publicity-log.service.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { fileFaultOf, heldBytes } from './held-bytes.service.ts';

export interface FileInput {
  id: string;
  actionId: string;
  sha256: string;
  bytes: number;
  name: string;
}

/** Attaching never conflicts with anything (S3). Bytes the agency already holds need not travel again. */
export async function attachFile(tx: Tx, input: FileInput): Promise<EvidenceFile> {
  ensureId(input.id, 'id');
  const { action } = await ownAction(tx, input.actionId, 'attachFile');
  const known = await tx.em.findOne(EvidenceFile, { id: input.id });
  if (known) {
    ensure(known.sha256 === input.sha256 && known.actionId === input.actionId, 'ID_TAKEN');
    return known;
  }
  const name = normaliseThai(input.name).trim();
  raise(labelFault('fileName', name));
  raise(fileFault(await tx.em.count(EvidenceFile, { actionId: action.id, withdrawnAt: null })));
  const { agencyId, unitId } = action;
  const held = await heldBytes(tx, agencyId, input.sha256);
  const isHere = held !== undefined && held.missedAt === null;
  const file = tx.em.create(EvidenceFile, {
    ...input,
    name,
    agencyId,
    unitId,
    attachedById: tx.caller?.personId ?? null,
    stored: isHere,
    fault: isHere ? fileFaultOf(held) : null,
  });
  tx.em.persist(file);
  evidenceChanged(tx, action);
  note(tx, 'attachFile', file, { actionId: action.id });
  return file;
}

export async function withdrawFile(
  tx: Tx,
  { id, reason }: { id: string; reason: string },
): Promise<EvidenceFile> {
  const file = await tx.em.findOne(EvidenceFile, { id });
  ensure(file, 'NOT_FOUND');
  const { action } = await ownAction(tx, file.actionId, 'withdrawFile');
  raise(noteFault('reason', reason));
  if (file.withdrawnAt) return file;
  file.withdrawnAt = tx.now;
  evidenceChanged(tx, action);
  note(tx, 'withdrawFile', file, { reason: normaliseThai(reason) });
  return file;
}

/** As it was (PHOTO6). @throws Problem TOO_MANY_FILES when others have taken its place meanwhile. */
export async function restoreFile(tx: Tx, named: { id: string; actionId: string }): Promise<EvidenceFile> {
  const file = await tx.em.findOne(EvidenceFile, named);
  ensure(file, 'NOT_FOUND');
  const { action } = await ownAction(tx, file.actionId, 'restoreFile');
  if (!file.withdrawnAt) return file;
  raise(fileFault(await tx.em.count(EvidenceFile, { actionId: action.id, withdrawnAt: null })));
  file.withdrawnAt = null;
  evidenceChanged(tx, action);
  note(tx, 'restoreFile', file);
  return file;
}
