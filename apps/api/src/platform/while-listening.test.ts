import { setTimeout as wait } from 'node:timers/promises';
import { fastify } from 'fastify';
import { expect, it } from 'vitest';
import { startJob, whileListening } from './job.ts';

it('a server that is closed while its jobs still begin waits for them, and nothing is looked for afterwards', async () => {
  const app = fastify();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  let looks = 0;
  const find = () => {
    looks += 1;
    return Promise.resolve([]);
  };
  whileListening(app, async () => {
    await ready;
    return [startJob({ find, everyMs: 1, onFailure: () => undefined })];
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const closing = app.close().then(() => 'closed');
  expect(await Promise.race([closing, wait(50, 'waits')])).toBe('waits');
  isReady();
  expect(await closing).toBe('closed');
  const before = looks;
  await wait(20);
  expect(looks).toBe(before);
});

it('a server whose jobs could not begin closes all the same', async () => {
  const app = fastify();
  whileListening(app, () => Promise.reject(new Error('The database is away')));
  await app.listen({ port: 0, host: '127.0.0.1' });
  await app.close();
});
