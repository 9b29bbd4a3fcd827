import type { Page } from '@playwright/test';

/**
 * What a finger could miss on a page as it stands: all that can be tapped and is less than 48 pixels high or wide where
 * it takes a tap, one line each. Links within a sentence are as high as its line.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 48;
    const TAPPABLE = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
    const small: string[] = [];
    for (const one of document.querySelectorAll<HTMLElement>(TAPPABLE)) {
      const target = one.closest('label') ?? one;
      const isInSentence =
        getComputedStyle(one).display === 'inline' &&
        one.parentElement?.textContent.trim() !== one.textContent.trim();
      if (isInSentence || !one.checkVisibility({ visibilityProperty: true })) continue;
      target.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = target.getBoundingClientRect();
      const middle = { x: x + width / 2, y: y + height / 2 };
      const takes = (right: number, down: number): boolean =>
        target.contains(document.elementFromPoint(middle.x + right, middle.y + down));
      // Under a sheet, or for screen readers alone.
      if (!takes(0, 0)) continue;
      const reach = (right: number, down: number): number => {
        let far = 0;
        while (far < LEAST && takes(right * (far + 1), down * (far + 1))) far += 1;
        return far;
      };
      const wide = reach(-1, 0) + 1 + reach(1, 0);
      const high = reach(0, -1) + 1 + reach(0, 1);
      // Half a pixel at each end belongs to it and takes no tap.
      if (Math.min(wide, high) < LEAST - 1)
        small.push(
          `${wide}×${high} ${one.ariaLabel ?? one.textContent.trim()} ${one.outerHTML.slice(0, 80)}`,
        );
    }
    return small;
  });
}
