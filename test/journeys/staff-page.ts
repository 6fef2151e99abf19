import type { Page } from 'playwright-core';

/** Fills in the sign-in page that is shown and sends it. */
export async function trySignIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mailadres').fill(account.email);
  await page.getByLabel('Wachtwoord').first().fill(account.password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

/** Signs in and waits until the sign-in page is left. */
export async function signInAt(page: Page, account: { email: string; password: string }): Promise<void> {
  await trySignIn(page, account);
  await page.waitForURL((url) => !url.pathname.includes('inloggen'));
}
