/**
 * The phone kills the page: for want of memory, or because the person swipes it away. What was saved is saved with
 * its photo; what was not is in the form again; nothing is half.
 */
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Coordinator } from '../support/coordinator.ts';
import type { Fault } from '../support/faults.ts';
import { newPhoto } from '../support/photos.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { see } from '../support/see.ts';
import { World } from '../support/world.ts';
import { Drawer } from './phones.ts';

const world = new World();
const desk = new Coordinator(world);
const drawer = new Drawer(world, 'recorder');
beforeAll(() => world.begin());
afterAll(() => world.end());

/** Where a save can be when the page dies: the store that was written last, or all of them and nobody told. */
const MOMENTS = [
  ['after its first write', 'ops', false],
  ['between the record and its photo', 'meta', false],
  ['between the photo’s bytes and their place in the line', 'blobs', false],
  ['when all is on the disk and before anybody was told', 'complete', true],
] as const;

describe('[C1] a tab killed in the middle of a save', () => {
  test.for(MOMENTS)('%s', async ([story, moment, saved]) => {
    await drawer.lend(async ({ phone, road }) => {
      await road.shut();
      const what = `ปิดแท็บ ${story}`;
      await phone.fillIn('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto() });
      await see.poll(() => phone.page.evaluate(keptDrafts)).toContain(what);
      await phone.page.evaluate(freezeAt, moment);
      const frozen = phone.page.waitForEvent('console', (message) => message.text() === 'frozen');
      // The page may stand still before it has answered to the tap.
      phone.saveButton.click({ noWaitAfter: true }).catch(() => undefined);
      await frozen;
      await world.killPages();

      await phone.openAgain('/month');
      if (!saved) {
        await phone.card('E๑๓').getByRole('link', { name: /^บันทึก/ }).click();
        await see(phone.page.getByText('นำข้อความที่พิมพ์ค้างไว้กลับมาแล้ว')).toBeVisible();
        await see(phone.page.getByLabel('ทำอะไร')).toHaveValue(what);
        await phone.save();
      }
      await road.open();
      await phone.openCold('/month');
      await phone.everythingIsSent();
      expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
    });
  });
});

/** Ways in which a page goes the moment something was typed. */
const DEPARTURES: readonly [string, (page: Page) => Promise<unknown>][] = [
  ['another address is opened', (page) => page.goto('about:blank')],
  [
    'the person goes back, and opens another page at once',
    (page) =>
      Promise.all([
        page.waitForURL('**/outbox'),
        page.evaluate(() => {
          history.back();
          location.assign('/outbox');
        }),
      ]),
  ],
  [
    'the person goes back, and the page is loaded anew as soon as the form is gone',
    async (page) => {
      await page.evaluate(leaveWhenTheFormIsGone);
      await Promise.all([page.waitForURL('**/outbox'), page.evaluate(() => history.back())]);
    },
  ],
];

describe('[C1] what was typed a moment before the page goes', () => {
  test.for(DEPARTURES)('is in the form again when %s', async ([way, leave]) => {
    await drawer.lend(async ({ phone }) => {
      const what = `พิมพ์แล้วออกทันที ${way}`;
      await phone.fillIn('E๑๔', { channel: 'ป้ายประกาศ', what: 'ร่าง', photo: newPhoto() });
      await see.poll(() => phone.page.evaluate(keptDrafts)).toContain('ร่าง');
      await phone.page.getByLabel('ทำอะไร').fill(what);
      await leave(phone.page);
      await phone.openThisMonth();
      await phone.card('E๑๔').getByRole('link', { name: /^บันทึก/ }).click();
      await see(phone.page.getByLabel('ทำอะไร')).toHaveValue(what);
      await see(phone.page.getByRole('img', { name: /ภาพที่/ })).toHaveCount(1);
      await phone.save();
      await phone.openThisMonth();
      await phone.everythingIsSent();
      expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
    });
  });
});

test('[C10] a tab killed in the middle of an upload sends the photo when it is opened again', async () => {
  await drawer.lend(async ({ phone, road }) => {
    const what = 'ปิดแท็บระหว่างส่งภาพ';
    const begun = Promise.withResolvers<void>();
    const watched: Fault = (crossing) => {
      begun.resolve();
      return crossing.pass();
    };
    road.slow({ bytesPerSecond: 20_000, delayMs: 0 });
    road.next('upload', watched);
    await phone.record('E๑๓', { channel: 'ป้ายประกาศ', what, photo: newPhoto(1600) });
    await begun.promise;
    await world.killPages();
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: false }] }]);
    road.clear();
    await phone.openAgain('/month');
    await phone.everythingIsSent();
    expect(await desk.arrived(what)).toMatchObject([{ photos: [{ stored: true }] }]);
  });
});

/** In the page: the very moment in which the form is taken down. */
function leaveWhenTheFormIsGone(): void {
  const form = document.querySelector('form');
  const watch = new MutationObserver(() => {
    if (form?.isConnected) return;
    watch.disconnect();
    location.assign('/outbox');
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/** In the page: stops everything right after the save's transaction has written to `moment`. */
function freezeAt(moment: string): void {
  const freeze = (): void => {
    // eslint-disable-next-line no-console -- a page that stands still can say so in no other way
    console.log('frozen');
    for (;;);
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...written) {
    const request = put.apply(this, written);
    if (this.name === moment) freeze();
    if (this.name === 'ops' && moment === 'complete') this.transaction.addEventListener('complete', freeze);
    return request;
  };
}
