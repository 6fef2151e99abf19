import { type Browser as Chromium, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A phone as most respondents have, and a desk. */
export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** A headless Chromium, found by `npm test` and named in CHROMIUM. */
export class Browser {
  private constructor(private readonly chromium: Chromium) {}

  static async launch(): Promise<Browser> {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    return new Browser(await chromium.launch({ executablePath, args: flags }));
  }

  /** A page in a browser of its own: no cookies or storage of another. */
  async open(viewport: { width: number; height: number }, options: { reducedMotion?: 'reduce' } = {}): Promise<Page> {
    const context = await this.chromium.newContext({
      viewport,
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
      ...options,
    });
    context.setDefaultTimeout(15_000);
    return context.newPage();
  }

  close(): Promise<void> {
    return this.chromium.close();
  }
}
