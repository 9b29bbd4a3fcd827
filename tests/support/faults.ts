/** What can happen to a request on a bad road. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Crossing } from './crossing.ts';

export type Fault = (crossing: Crossing) => Promise<void> | void;

/** It never reaches the server. */
export const DROPPED: Fault = (crossing) => crossing.cut();

/** The server has done it; the device never hears so. */
export const RESPONSE_LOST: Fault = async (crossing) => {
  await crossing.forward();
  crossing.cut();
};

/** It arrives twice at once; the device hears one of the two answers. */
export const DOUBLED: Fault = async (crossing) => {
  const [, second] = await Promise.all([crossing.forward(), crossing.forward()]);
  await crossing.answer(second);
};

/** The answer breaks off half-way. */
export const TRUNCATED: Fault = async (crossing) => crossing.answerHalf(await crossing.forward());

/** The request breaks off half-way. */
export const CUT_SHORT: Fault = async (crossing) => {
  await crossing.forwardHalf();
  crossing.cut();
};

/** A proxy gives up on a request that came to a standstill half-way; one that was cut, browsers may send again as it was. */
export const STUCK_HALF_WAY: Fault = async (crossing) => {
  await crossing.forwardHalf(1_000);
  await answering(504)(crossing);
};

/** The page of a hotel's or an office's Wi-Fi, which claims that all is well. */
export const CAPTIVE_PORTAL: Fault = (crossing) =>
  crossing.answer({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from('<!doctype html><title>Free Wi-Fi</title><form>กรุณาเข้าสู่ระบบ Wi-Fi</form>'),
  });

/** It waits on the way until then. */
export function heldUntil(then: Promise<unknown>): Fault {
  return async (crossing) => {
    await then;
    await crossing.pass();
  };
}

export function delayed(ms: number): Fault {
  return async (crossing) => {
    await wait(ms);
    await crossing.pass();
  };
}

/** Somebody on the way answers in the server's place: a proxy, a firewall, a server that is just starting. */
export function answering(status: number, headers: Readonly<Record<string, string>> = {}): Fault {
  const page = {
    status,
    headers: { 'content-type': 'text/html', ...headers },
    body: Buffer.from('<h1>…</h1>'),
  };
  return (crossing) => crossing.answer(page);
}
