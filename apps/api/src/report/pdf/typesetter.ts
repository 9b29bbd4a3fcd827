/** Lays out pages from data, with the template beside this file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { reportFonts } from '../font/report-fonts.ts';

/** Source or built, it lies beside this file. */
const TEMPLATE = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8');
/** A folder that does not exist: the template sees only the files handed to it. */
const NOWHERE = '/prongsai-report';

type Compiled = NonNullable<ReturnType<NodeCompiler['compile']>['result']>;

/** Path and bytes. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export class Typesetter {
  readonly #compiler: NodeCompiler;
  /** Seconds since 1970. */
  readonly #creationTimestamp: number;
  #mayBeArchived = true;

  private constructor(compiler: NodeCompiler, producedAt: Date) {
    this.#compiler = compiler;
    this.#creationTimestamp = Math.floor(producedAt.getTime() / 1000);
  }

  /** `producedAt` is the instant written into the files. */
  static async open(producedAt: Date): Promise<Typesetter> {
    const fontArgs = [{ fontBlobs: await reportFonts() }];
    return new Typesetter(NodeCompiler.create({ workspace: NOWHERE, fontArgs }), producedAt);
  }

  /**
   * The bytes of a tagged PDF, made to be archived (PDF/A-2a) unless this one or one before has letters that the font
   * does not have. The same arguments give the same bytes. Throws when the data cannot be laid out.
   */
  async lay(data: string, pictures: Pictures): Promise<Buffer> {
    this.#compiler.mapShadow(`${NOWHERE}/report.json`, Buffer.from(data));
    for (const [path, bytes] of pictures) this.#compiler.mapShadow(NOWHERE + path, Buffer.from(bytes));
    try {
      return this.#printed(this.#compiled());
    } finally {
      this.#compiler.resetShadow();
      this.#compiler.evictCache(0);
      // What was laid out is let go of at the turn of the event loop.
      await nextTurn();
    }
  }

  #compiled(): Compiled {
    const compiled = this.#compiler.compile({ mainFileContent: TEMPLATE });
    if (compiled.result) return compiled.result;
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics;
    throw new Error(`The report could not be laid out: ${JSON.stringify(reasons)}`);
  }

  #printed(compiled: Compiled): Buffer {
    const creationTimestamp = this.#creationTimestamp;
    if (this.#mayBeArchived)
      try {
        return this.#compiler.pdf(compiled, { creationTimestamp, pdfStandard: PdfStandard.A_2a });
      } catch {
        // Letters that the font does not have, such as Burmese, print as boxes; an archive’s rules refuse those.
        this.#mayBeArchived = false;
      }
    return this.#compiler.pdf(compiled, { creationTimestamp });
  }
}
