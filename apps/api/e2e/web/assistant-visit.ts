import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { watchedPage, type WatchedPage } from '../browser/watched-page.js';
import type { Person } from '../kit/unique-person.js';

/** Somebody who signed in to talk with the assistant. */
export async function atAssistant(browser: Browser, baseURL: string, { email, password }: Person, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, baseURL, options);
  const { page } = watched;
  await page.goto('/web/assistant');
  await page.getByLabel('E-mail address or username').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/web/assistant');
  return watched;
}

export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Your question').fill(question);
  await page.keyboard.press('Enter');
}

/** What was said in an answer. */
export const answer = (page: Page, number = 0): Locator => page.locator('.message.assistant .said').nth(number);

/** What is noted of an answer. */
export const note = (page: Page, number = 0): Locator => page.locator('.message.assistant .note').nth(number);

/** Until nothing is asked or answered any more. */
export const settled = (page: Page): Promise<void> => page.locator('#messages[aria-busy=false]').waitFor();
