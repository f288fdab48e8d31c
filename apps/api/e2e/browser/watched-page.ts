import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page, and everything that the browser complained about on it: refused scripts and styles, missing files, errors of scripts. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** A page of a new visitor, without cookies. */
export async function watchedPage(browser: Browser, baseURL: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Whoever leaves a page breaks off what it was still loading.
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${why}`);
  });
  return { page, complaints };
}
