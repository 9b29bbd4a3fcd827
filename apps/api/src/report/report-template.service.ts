/** How an agency’s reports are made up (REP10). */
import {
  templateFault,
  USUAL_TEMPLATE,
  type ReportPart,
  type ReportTemplate as Template,
  type ResultPlacement,
} from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensureMay } from '../platform/permission.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { ReportTemplate } from './report-template.entity.ts';

/** The version that counts now; number 0 while nobody chose anything. */
export async function templateOf(
  em: EntityManager,
  agencyId: string,
): Promise<Template & { readonly number: number; readonly changedAt: Date | null }> {
  const newest = { orderBy: { number: 'desc' }, limit: 1 } as const;
  const [latest] = await rows(em, ReportTemplate, { agencyId }, newest);
  return latest ?? { ...USUAL_TEMPLATE, number: 0, changedAt: null };
}

export interface NewTemplate {
  readonly parts: readonly ReportPart[];
  readonly placement: ResultPlacement;
  readonly photosPerPage: number;
}

/** Reports that are produced from now on are made up so. The same again is no new version. */
export async function changeReportTemplate(tx: Tx, asked: NewTemplate) {
  const { agencyId, personId } = ensureMay(tx, 'changeReportTemplate');
  raise(templateFault(asked));
  const { parts, placement, photosPerPage } = asked as Template;
  const before = await templateOf(tx.em, agencyId);
  const same = { parts: before.parts, placement: before.placement, photosPerPage: before.photosPerPage };
  if (JSON.stringify(same) === JSON.stringify({ parts, placement, photosPerPage })) return before;
  const template = tx.em.create(
    ReportTemplate,
    {
      ...{ id: uuidv7(), agencyId, number: before.number + 1 },
      ...{ parts: [...parts], placement, photosPerPage },
      ...{ changedById: personId, changedAt: tx.now },
    },
    { persist: true },
  );
  note(tx, 'changeReportTemplate', template, { parts, placement, photosPerPage });
  return template;
}
