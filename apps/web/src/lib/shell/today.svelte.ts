/** The present, as screens show it: looked up again every minute and whenever the app is looked at again. */
import { dayAt, monthAt } from '@prongsai/domain';
import { clock } from '#lib/device/clock.ts';

const EVERY_MS = 60 * 1000;

class Present {
  now = $state.raw(clock.now());
  /** Today in Bangkok. */
  day = $derived(dayAt(this.now));
  month = $derived(monthAt(this.now));

  /** Follows the clock until the returned function is called. */
  follow(): () => void {
    const look = (): void => void (this.now = clock.now());
    // The server may have put the clock right before anybody followed it.
    look();
    const unwatch = clock.watch(look);
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      unwatch();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }
}
export const present = new Present();
