/** The report as PDF: what is published. Text copied out of it is exactly the text put in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { coverAndPlan, matrixTable, type ReportBlock, type ReportDocument } from '@prongsai/domain';
import { reportFonts } from './font/report-fonts.ts';
import { photosInPlace } from './pdf/photos-in-place.ts';
import { plainText } from './plain-text.ts';
import { standInFor } from './stand-ins.ts';
import { columnShares, PAGE, type PrintablePhotos, sizeOnPage, WORDING } from './report.layout.ts';

/** Source or built, it lies beside this file. */
const TEMPLATE = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
/** A folder that does not exist: the template sees only the files handed to it. */
const NOWHERE = '/prongsai-report';

/**
 * The bytes of a tagged PDF on landscape A4, made to be archived (PDF/A-2a). `producedAt` is the instant written into it; the same arguments
 * give the same bytes. A photo that cannot be printed keeps its place and caption. Throws when it cannot be laid out.
 */
export async function writePdf(
  document: ReportDocument,
  photos: PrintablePhotos,
  producedAt: Date,
): Promise<Uint8Array> {
  const compiler = NodeCompiler.create({
    workspace: NOWHERE,
    fontArgs: [{ fontBlobs: await reportFonts() }],
  });
  compiler.mapShadow(
    `${NOWHERE}/report.json`,
    Buffer.from(JSON.stringify(templateData(document, photos), asPlainText)),
  );
  for (const sha256 of photos.keys())
    compiler.mapShadow(NOWHERE + photoPath(sha256), Buffer.from(standInFor(sha256)));
  try {
    return photosInPlace(layOut(compiler, producedAt), photos);
  } finally {
    compiler.resetShadow();
    compiler.evictCache(0);
  }
}

function layOut(compiler: NodeCompiler, producedAt: Date): Buffer {
  const compiled = compiler.compile({ mainFileContent: TEMPLATE });
  if (!compiled.result) {
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics;
    throw new Error(`The report could not be laid out: ${JSON.stringify(reasons)}`);
  }
  const { result } = compiled;
  const creationTimestamp = Math.floor(producedAt.getTime() / 1000);
  try {
    return compiler.pdf(result, { creationTimestamp, pdfStandard: PdfStandard.A_2a });
  } catch {
    // Letters that the font does not have, such as Burmese, print as boxes; an archive's rules refuse those.
    return compiler.pdf(result, { creationTimestamp });
  }
}

function templateData(document: ReportDocument, photos: PrintablePhotos) {
  const shares = columnShares(document);
  const { matrix, photosPerPage } = document;
  const { cover, plan } = coverAndPlan(document);
  return {
    title: document.title,
    signatures: document.signatures,
    matrix: matrix && { ...matrix, table: templateBlock(matrixTable(matrix), shares) },
    appendixTitle: document.appendixTitle,
    parts: document.parts,
    cover: cover.map((block) => templateBlock(block, shares)),
    plan: plan.map((block) => templateBlock(block, shares)),
    photosPerPage,
    photos: document.photos.map(({ sha256, caption }) => {
      const photo = photos.get(sha256);
      return {
        caption,
        picture: photo ? { path: photoPath(sha256), ...sizeOnPage(photo, photosPerPage) } : null,
      };
    }),
    photosNote: document.photosNote,
    page: PAGE,
    referencesTitle: document.referencesTitle,
    references: document.references && templateBlock(document.references, shares),
    wording: WORDING,
  };
}

function asPlainText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? plainText(value) : value;
}

/** Cells become objects, so that flattening the rows leaves their paragraphs alone. */
function templateBlock(block: ReportBlock, shares: ReadonlyMap<number, readonly number[]>) {
  if (block.kind === 'TEXT') return block;
  const rows = block.rows.map((cells) => cells.map((paragraphs) => ({ paragraphs })));
  return { ...block, rows, shares: shares.get(block.header.length) ?? [] };
}

function photoPath(sha256: string): string {
  return `/photos/${sha256}.jpg`;
}
