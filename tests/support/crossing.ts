/** One request on its way to the server, and its answer on the way back. */
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}
/** A slow line, each way. */
export interface Pace {
  readonly bytesPerSecond: number;
  readonly delayMs: number;
}

const SLICES_A_SECOND = 10;

export class Crossing {
  readonly method: string;
  readonly url: string;
  readonly #asked: IncomingMessage;
  readonly #answered: ServerResponse;
  readonly #body: Buffer;
  readonly #port: number;
  readonly #pace: Pace | null;

  private constructor(
    asked: IncomingMessage,
    answered: ServerResponse,
    way: { body: Buffer; port: number; pace: Pace | null },
  ) {
    this.method = asked.method ?? 'GET';
    this.url = asked.url ?? '/';
    this.#asked = asked;
    this.#answered = answered;
    this.#body = way.body;
    this.#port = way.port;
    this.#pace = way.pace;
  }

  static async begin(
    asked: IncomingMessage,
    answered: ServerResponse,
    port: number,
    pace: Pace | null,
  ): Promise<Crossing> {
    const body = await buffer(asked).catch(() => Buffer.alloc(0));
    return new Crossing(asked, answered, { body, port, pace });
  }

  /** The body of a request for words. */
  get text(): string {
    return this.url.startsWith('/blobs/') ? '' : this.#body.toString();
  }

  /** Which bytes of a photo it carries; null when it begins at the first. */
  get range(): string | null {
    return this.#asked.headers['content-range'] ?? null;
  }

  async pass(): Promise<void> {
    if (this.#asked.headers.accept === 'text/event-stream') return this.#stream();
    await this.answer(await this.forward());
  }

  /** An answer without an end is handed on as it comes. */
  async #stream(): Promise<void> {
    const onward = this.#onward();
    onward.end();
    const [answer] = (await once(onward, 'response')) as [IncomingMessage];
    this.#answered.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, this.#answered);
  }

  /** The server does what is asked; its answer stops here. `whole`: even of what the device has kept. */
  async forward({ whole = false } = {}): Promise<Answer> {
    const onward = this.#onward();
    if (whole) onward.removeHeader('if-none-match');
    const sent = this.#paced(this.#body, onward).then(() => onward.end());
    const [answer] = await Promise.all([answerTo(onward), sent]);
    return answer;
  }

  /** The server receives the beginning of the request, has so long to read it, and then receives nothing more. */
  async forwardHalf(lingerMs = 0): Promise<void> {
    const onward = this.#onward();
    answerTo(onward).catch(() => undefined);
    await this.#paced(this.#body.subarray(0, Math.ceil(this.#body.length / 2)), onward);
    await wait(lingerMs);
    onward.destroy();
  }

  async answer(answer: Answer): Promise<void> {
    this.#head(answer);
    if (this.method !== 'HEAD') await this.#paced(answer.body, this.#answered);
    this.#answered.end();
  }

  /** The device receives the beginning of the answer, and then nothing more. */
  async answerHalf(answer: Answer): Promise<void> {
    this.#head(answer);
    await written(this.#answered, answer.body.subarray(0, Math.ceil(answer.body.length / 2)));
    this.cut();
  }

  /** The connection breaks. */
  cut(): void {
    this.#asked.socket.destroy();
  }

  #onward(): ClientRequest {
    const { method, url: path } = this;
    // In plain bytes, so that half of an answer is half of its words.
    const headers = { ...this.#asked.headers, 'accept-encoding': 'identity' };
    const onward = request({ host: '127.0.0.1', port: this.#port, method, path, headers, agent: false });
    // A device that turns away, or a page that is killed, is felt by the server too.
    this.#answered.once('close', () => onward.destroy());
    return onward;
  }

  #head({ status, headers, body }: Answer): void {
    const { 'transfer-encoding': _, ...others } = headers;
    const sized = this.method === 'HEAD' ? headers : { ...others, 'content-length': body.length };
    this.#answered.writeHead(status, sized);
  }

  async #paced(bytes: Buffer, to: ClientRequest | ServerResponse): Promise<void> {
    if (!this.#pace) return written(to, bytes);
    const slice = Math.ceil(this.#pace.bytesPerSecond / SLICES_A_SECOND);
    await wait(this.#pace.delayMs);
    for (let at = 0; at < bytes.length && !to.destroyed; at += slice) {
      await written(to, bytes.subarray(at, at + slice));
      await wait(1000 / SLICES_A_SECOND);
    }
  }
}

function answerTo(onward: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const unanswered = () => reject(new Error('The server said nothing'));
    onward.on('error', reject);
    onward.on('close', unanswered);
    onward.on('response', (answer) => {
      onward.off('close', unanswered);
      const { statusCode: status = 502, headers } = answer;
      buffer(answer).then((body) => resolve({ status, headers, body }), reject);
    });
  });
}

function written(to: ClientRequest | ServerResponse, bytes: Buffer): Promise<void> {
  if (bytes.length === 0) return Promise.resolve();
  return new Promise((done, failed) => {
    to.write(bytes, (error) => (error ? failed(error) : done()));
  });
}
