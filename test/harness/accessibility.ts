import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeWindow {
  axe: {
    run(options: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
  };
}

/** What axe finds against WCAG 2.1 level A and AA on the page as it is now; one line each, so that a failing test can be read. */
export async function violations(page: Page): Promise<string[]> {
  // Half a megabyte of script: once per page is enough.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as AxeWindow).axe.run({
      resultTypes: ['violations'],
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
    });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`,
    );
  });
  return found;
}

/** Whether the page can be read without scrolling sideways. */
export function fitsInWidth(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
}
