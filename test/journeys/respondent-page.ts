import type { Locator, Page } from 'playwright-core';

/** The respondent's page as somebody uses it: by what he reads and clicks. */
export class RespondentPage {
  constructor(readonly page: Page) {}

  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.heading().waitFor();
  }

  heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Clicks an option of a question, where its text stands. */
  async choose(question: string | RegExp, option: string): Promise<void> {
    await this.page.getByRole('radiogroup', { name: question }).getByText(option, { exact: true }).click();
  }

  /** Goes to the next page and waits until it is there. */
  async next(): Promise<void> {
    const before = await this.heading().innerText();
    await this.page.getByRole('button', { name: /^(Volgende|Naar controleren)$/ }).click();
    await this.page.waitForFunction((title) => document.querySelector('h1')?.textContent?.trim() !== title, before);
  }

  /** Answers all questions of the page that are open, by choosing the first option and typing a text. Gives how many controls it used. */
  async answerPage(text: string): Promise<number> {
    let used = 0;
    for (;;) {
      const open = await this.firstUnanswered();
      if (!open) return used;
      if (open.kind === 'text') await this.page.locator(`#${open.id}`).fill(text);
      else await this.page.locator(`label:has(#${open.id})`).click();
      used += 1;
    }
  }

  /** Waits until the server has acknowledged what was typed. */
  async saved(): Promise<void> {
    await this.page.getByText(/bewaard om \d\d:\d\d/).waitFor();
  }

  /** The first control of a question without an answer; follow-ups appear while one answers, so it looks anew each time. */
  private firstUnanswered(): Promise<{ kind: 'text' | 'choice'; id: string } | null> {
    return this.page.evaluate(() => {
      for (const group of document.querySelectorAll('main [role="radiogroup"], main fieldset, main [role="group"]')) {
        const options = [...group.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')];
        if (options[0]?.id && !options.some((option) => option.checked))
          return { kind: 'choice' as const, id: options[0].id };
      }
      for (const field of document.querySelectorAll<HTMLInputElement>('main input[type="text"], main textarea')) {
        if (field.value === '') return { kind: 'text' as const, id: field.id };
      }
      return null;
    });
  }
}
