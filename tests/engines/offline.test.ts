/**
 * The story every engine must be able to tell: a phone that is opened without a network records an action with a
 * photo, and sends both once there is one. Chromium tells it, and much more, in tests/e2e.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Road } from '../support/road.ts';
import { NOTICE_BOARD } from '../support/files.ts';
import { ProductServer } from '../support/server.ts';
import { PASSWORD, TOWN } from '../support/town.ts';
import type { Engine } from './engine.ts';
import { Firefox } from './firefox.ts';
import { WebKit } from './webkit.ts';

const WHAT = 'ติดประกาศช่องทางบริการออนไลน์ E-Service ที่บอร์ดหน้าสำนักงาน';

/** What the app itself has drawn, not what is shown until it has. */
const APP = "//*[@class='app']";
const button = (name: string): string => `${APP}//button[normalize-space()='${name}']`;
const field = (label: string): string => `${APP}//*[@id=//label[normalize-space()='${label}']/@for]`;
const inside = (words: string): string => `//*[text()[contains(.,'${words}')]]`;
const text = (words: string): string => `${APP}${inside(words)}`;
const card = (words: string): string => `${APP}//article[contains(.,'${words}')]`;

const server = new ProductServer(TOWN);
const road = new Road(() => server.port);
let engine: Engine | undefined;
beforeEach(async () => {
  await server.start();
  await road.open();
});
afterEach(async () => {
  await engine?.quit();
  await road.shut();
  await server.remove();
});

test.each([
  ['Firefox', () => new Firefox()],
  ['WebKit', () => new WebKit()],
])('[C1] %s: offline launch, record, photo, send', async (_, launch) => {
  engine = launch();
  await engine.open(`${road.address}/sign-in`);
  await engine.write(field('ชื่อผู้ใช้'), 'recorder');
  await engine.write(field('รหัสผ่าน'), PASSWORD);
  await engine.click(button('เข้าสู่ระบบ'));
  await engine.sees(card('E๑๓'));
  await engine.run('await navigator.serviceWorker.ready');

  // The network is gone and the app is opened cold.
  await road.shut();
  await server.kill();
  await engine.restart();
  await engine.open(`${road.address}/month`);
  await engine.click(`${card('E๑๓')}//a[starts-with(normalize-space(),'บันทึก')]`);
  await engine.choose("//input[@type='file'][@multiple]", NOTICE_BOARD);
  await engine.sees("//img[contains(@alt,'ภาพที่')]");
  await engine.click(`//label[normalize-space()='ป้ายประกาศ']`);
  await engine.write(field('ทำอะไร'), WHAT);
  await engine.click(button('บันทึก'));
  await engine.sees(text('บันทึกไว้ในเครื่องแล้ว'));

  // Opened once more it still knows; then the server returns, and everything is sent.
  await engine.restart();
  await engine.open(`${road.address}/month`);
  await engine.sees(`${card('E๑๓')}${inside('บันทึกแล้ว')}`);
  await server.start();
  await road.open();
  // No driver can tell these browsers that the signal is back; coming back to the app sends as well.
  await engine.open(`${road.address}/month`);
  await engine.sees(text('ส่งครบแล้ว'));

  const sent = await engine.run(`
    const query = '{ publicityLogs(agency: "bophloi") { nodes { actions { what photos { stored sha256 } } } } }';
    const answer = await fetch('/graphql', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }),
    });
    const { nodes } = (await answer.json()).data.publicityLogs;
    const actions = nodes.flatMap(({ actions }) => actions);
    const [hash] = actions.flatMap(({ photos }) => photos.map(({ sha256 }) => sha256));
    const photo = await fetch('/blobs/' + hash);
    return { actions, photo: [photo.status, photo.headers.get('content-type')] };
  `);
  expect(sent).toMatchObject({
    actions: [{ what: WHAT, photos: [{ stored: true }] }],
    photo: [200, 'image/jpeg'],
  });
});
