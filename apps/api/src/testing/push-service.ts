/** A push service of its own, such as browsers have: takes messages over HTTP, and is read as its browser would. */
import { createECDH, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { decrypt } from 'http_ece';

export interface Pushed {
  /** Which browser. */
  readonly path: string;
  readonly message: { title: string; body: string; path: string; tag: string };
  readonly authorization: string;
}

export interface PushService {
  readonly origin: string;
  readonly pushed: readonly Pushed[];
  /** What the next messages are answered; 201 at first. */
  answer(status: number): void;
  /** A new browser at this service. */
  browser(path: string): { endpoint: string; p256dh: string; auth: string };
  stop(): Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  const pushed: Pushed[] = [];
  const keys = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>();
  let status = 201;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    void buffer(request).then((body) => {
      const key = keys.get(path);
      if (status === 201 && key) {
        const plain = decrypt(body, {
          version: 'aes128gcm',
          privateKey: key.ecdh,
          authSecret: key.auth.toString('base64url'),
        });
        const message = JSON.parse(plain.toString()) as Pushed['message'];
        pushed.push({ path, message, authorization: request.headers.authorization ?? '' });
      }
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pushed,
    answer: (next) => void (status = next),
    browser(path) {
      const ecdh = createECDH('prime256v1');
      const auth = randomBytes(16);
      const p256dh = ecdh.generateKeys().toString('base64url');
      keys.set(path, { ecdh, auth });
      return { endpoint: origin + path, p256dh, auth: auth.toString('base64url') };
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
