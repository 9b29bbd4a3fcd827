/**
 * The road between the browsers and the server: open, shut, or losing the next answer after the server has
 * already done what was asked. It forwards bytes and knows nothing of the product.
 */
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export class Gate {
  #server: Server | null = null;
  #sockets = new Set<Socket>();
  #losing: ((body: string) => boolean) | null = null;
  /** How many answers were lost on the way. */
  lost = 0;
  port = 0;

  readonly #serverPort: () => number;

  constructor(serverPort: () => number) {
    this.#serverPort = serverPort;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async open(): Promise<void> {
    const server = createServer((asked, answered) => this.#forward(asked, answered));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Nobody answers any more: connections are cut and refused. */
  async shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** The server does what the next matching request asks; its answer never arrives. */
  loseNextAnswer(matches: (body: string) => boolean): void {
    this.#losing = matches;
  }

  #forward(asked: IncomingMessage, answered: ServerResponse): void {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => this.#pass(asked, Buffer.concat(chunks), answered));
  }

  #pass(asked: IncomingMessage, body: Buffer, answered: ServerResponse): void {
    const lose = this.#losing?.(body.toString()) ?? false;
    if (lose) this.#losing = null;
    const { method, url, headers } = asked;
    const onward = request(
      { host: '127.0.0.1', port: this.#serverPort(), method, path: url, headers },
      (answer) => {
        if (lose) {
          answer.resume().on('end', () => {
            this.lost += 1;
            asked.socket.destroy();
          });
          return;
        }
        answered.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(answered);
      },
    );
    onward.on('error', () => asked.socket.destroy());
    onward.end(body);
  }
}
