/**
 * The road between a device and the server: open, shut, slow, or with a fault waiting for what comes along. It
 * carries bytes and knows of the product only how to tell a push from a photo.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Crossing, type Pace } from './crossing.ts';
import type { Fault } from './faults.ts';

/** `push`: any round of the outbox; `records`: one that carries work; `upload`: bytes of a photo; `sync`: all of these. */
export type Traffic = keyof typeof TRAFFIC | ((crossing: Crossing) => boolean);

const TRAFFIC = {
  push: (crossing: Crossing) => isPush(crossing),
  records: (crossing: Crossing) => isPush(crossing) && crossing.text.includes('"opId"'),
  upload: ({ method, url }: Crossing) => url.startsWith('/blobs/') && method !== 'GET' && method !== 'HEAD',
  sync: ({ method, url }: Crossing) => url === '/graphql' || (url.startsWith('/blobs/') && method !== 'GET'),
} as const;

function meets(traffic: Traffic): (crossing: Crossing) => boolean {
  return typeof traffic === 'function' ? traffic : TRAFFIC[traffic];
}

function isPush({ url, text }: Crossing): boolean {
  return url === '/graphql' && text.includes('syncPush');
}

interface Waiting {
  readonly isMet: (crossing: Crossing) => boolean;
  /** Null lets the request pass. */
  readonly choose: () => Fault | null;
  left: number;
}

export class Road {
  #server: Server | null = null;
  #sockets = new Set<Socket>();
  #waiting: Waiting[] = [];
  #happened: Fault[] = [];
  #pace: Pace | null = null;
  port = 0;

  readonly #serverPort: () => number;

  constructor(serverPort: () => number) {
    this.#serverPort = serverPort;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async open(): Promise<void> {
    if (this.#server) return;
    const server = createServer((asked, answered) => void this.#carry(asked, answered));
    this.#server = server;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done));
    this.port = (server.address() as AddressInfo).port;
  }

  /** Nobody answers any more: connections are cut and refused. */
  async shut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** The next `times` requests of this traffic meet the fault. */
  next(traffic: Traffic, fault: Fault, times = 1): void {
    this.#waiting.push({ isMet: meets(traffic), choose: () => fault, left: times });
  }

  /** Every request of this traffic meets the fault, or what chance chooses, until the road is cleared. */
  always(traffic: Traffic, fault: Fault, chosen: () => boolean = () => true): void {
    this.#waiting.push({ isMet: meets(traffic), choose: () => (chosen() ? fault : null), left: Infinity });
  }

  slow(pace: Pace): void {
    this.#pace = pace;
  }

  /** A good road again. */
  clear(): void {
    this.#waiting = [];
    this.#pace = null;
  }

  /** Shut and open in turn, for `times` rounds; open in the end. */
  async flap(everyMs: number, times: number): Promise<void> {
    for (let round = 0; round < times; round += 1) {
      await this.shut();
      await wait(everyMs);
      await this.open();
      await wait(everyMs);
    }
  }

  /** How often a fault has happened. */
  times(fault: Fault): number {
    return this.#happened.filter((one) => one === fault).length;
  }

  async #carry(asked: IncomingMessage, answered: ServerResponse): Promise<void> {
    const crossing = await Crossing.begin(asked, answered, this.#serverPort(), this.#pace);
    const fault = this.#faultFor(crossing);
    if (fault) this.#happened.push(fault);
    try {
      await (fault ? fault(crossing) : crossing.pass());
    } catch {
      // The server is gone, or the device has turned away.
      crossing.cut();
    }
  }

  #faultFor(crossing: Crossing): Fault | null {
    for (const waiting of this.#waiting) {
      if (waiting.left === 0 || !waiting.isMet(crossing)) continue;
      const fault = waiting.choose();
      if (fault) waiting.left -= 1;
      if (fault) return fault;
    }
    return null;
  }
}
