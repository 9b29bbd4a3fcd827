/** Phones of these stories: each on a road of its own, so that stories can be told side by side. */
import { signIn } from '../pages/door.ts';
import { StaffPhone } from '../pages/staff-phone.ts';
import type { Road } from '../support/road.ts';
import { PASSWORD, type World } from '../support/world.ts';

export interface OnTheRoad {
  readonly phone: StaffPhone;
  readonly road: Road;
}

/** A new phone whose owner is signed in, has nothing unsent, and could go offline. */
export async function phoneOf(
  world: World,
  loginName: string,
  { quotaBytes }: { quotaBytes?: number } = {},
): Promise<OnTheRoad> {
  const road = await world.ownRoad();
  const phone = new StaffPhone(await world.phone(road));
  if (quotaBytes !== undefined) await limit(phone, road, quotaBytes);
  await signIn(phone.page, loginName, PASSWORD);
  await phone.openThisMonth();
  await phone.everythingIsSent();
  await phone.isReadyForOffline();
  return { phone, road };
}

/** Before the first page: a browser believes for half a minute the room it was once told. */
async function limit({ page }: StaffPhone, { address: origin }: Road, quotaSize: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

/** Phones of one person, lent to one story at a time. */
export class Drawer {
  readonly #world: World;
  readonly #loginName: string;
  readonly #idle: OnTheRoad[] = [];

  constructor(world: World, loginName: string) {
    this.#world = world;
    this.#loginName = loginName;
  }

  /** A phone whose story went wrong is not lent again. */
  async lend(story: (given: OnTheRoad) => Promise<void>): Promise<void> {
    const given = this.#idle.pop() ?? (await phoneOf(this.#world, this.#loginName));
    await given.phone.openThisMonth();
    await story(given);
    given.road.clear();
    this.#idle.push(given);
  }
}
