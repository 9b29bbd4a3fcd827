/** What axe finds wrong with a page as it stands, one line each: rule and place. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule, and the one of WCAG 2.2 AA that axe leaves out unless asked: targets large enough for a finger. */
const RUN = `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations)`;

const RUN_COLOURS = `axe.run({ runOnly: ['color-contrast'] }).then(({ violations }) => violations)`;

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

export async function accessFaults(page: Page, rules: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  // What is still fading in is judged by how it will look. Not awaited: what is out of sight may never be told its end.
  await page.evaluate(() => {
    for (const one of document.getAnimations())
      if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
  });
  const violations = (await page.evaluate(rules === 'all' ? RUN : RUN_COLOURS)) as Finding[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
