import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import { smallTargets } from '../browser/small-targets.js';
import { watchedPage } from '../browser/watched-page.js';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
let browser: Browser;
let longPost: string;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.start({}, { fixtures: ['initial_posts'] }), openBrowser()]);
  const author = await house.demo('user');
  const { body } = await author.post('/api/blog/posts', { title: 'W'.repeat(200), description: 'https://example.org/'.padEnd(400, 'long') });
  longPost = `/web/blog/${body.data.id}`;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id || document.activeElement.textContent.trim()');
const who = (page: Page): Promise<string | null> => page.locator('.who').textContent();

async function signIn(page: Page, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel('E-mail address or username').fill('user');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('the pages in a browser', () => {
  it('take a visitor who has nothing but a keyboard to where they wanted to go', async () => {
    const { page, complaints } = await watchedPage(browser, house.api.url);
    await page.goto('/web/login?next=/web/blog');
    expect(await focused(page)).toBe('login');
    await page.keyboard.type('user');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/web/blog');
    expect(await who(page)).toBe('Uri User');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/web\/blog\/\d+$/);
    expect(complaints).toEqual([]);
  });

  it('say that a password was wrong, keep the name, and wait in the field for the password', async () => {
    const { page } = await watchedPage(browser, house.api.url);
    await page.goto('/web/login');
    await signIn(page, 'wrong-one');
    expect(await page.getByRole('alert').textContent()).toMatch(/\S/);
    expect([await page.getByLabel('E-mail address or username').inputValue(), await page.getByLabel('Password').inputValue()]).toEqual(['user', '']);
    // A page takes the focus when it is first drawn, which may be after its text is there.
    await page.locator('#password:focus').waitFor();
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/web');
  });

  it('forget the visitor who signed out, whom the way back does not bring back', async () => {
    const { page, complaints } = await watchedPage(browser, house.api.url);
    await page.goto('/web/login');
    await signIn(page);
    await page.waitForURL('**/web');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/web/login');
    await page.goBack();
    expect(await page.locator('.who').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('work without scripts', async () => {
    const { page } = await watchedPage(browser, house.api.url, { javaScriptEnabled: false });
    await page.goto('/web/login?next=/web/blog');
    await signIn(page);
    await page.waitForURL('**/web/blog');
    await page.getByRole('link', { name: 'What changes in the autumn release' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What changes in the autumn release');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/web/login');
  });

  it('run no script that somebody brought into one', async () => {
    const { page, complaints } = await watchedPage(browser, house.api.url);
    await page.goto('/web/blog');
    await page.evaluate(`document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "taken"' }))`);
    expect(await page.title()).not.toBe('taken');
    expect(complaints.join()).toContain('Content Security Policy');
  });

  describe.each([
    ['a phone', PHONE, 'light'],
    ['a phone at night', PHONE, 'dark'],
    ['a desk', DESK, 'light'],
    ['a narrow phone', { width: 320, height: 640 }, 'light'],
  ] as const)('on %s', (_where, viewport, colorScheme) => {
    it.each([
      ['/web', () => '/web'],
      ['/web/login', () => '/web/login'],
      ['the blog', () => '/web/blog'],
      ['a post of one long word', () => longPost],
      ['a page that is not there', () => '/web/nowhere'],
    ])('%s fits, its targets are large enough for a thumb, and the browser does not complain', async (_which, path) => {
      const { page, complaints } = await watchedPage(browser, house.api.url, { viewport, colorScheme });
      await page.goto(path());
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
      expect(await smallTargets(page)).toEqual([]);
      expect(complaints.filter((text) => !text.includes('status of 404'))).toEqual([]);
    });
  });

  it('keep the way in beside the rest on a phone', async () => {
    const { page } = await watchedPage(browser, house.api.url, { viewport: PHONE });
    await page.goto('/web/blog');
    expect((await page.locator('.bar').boundingBox())?.height).toBeLessThan(64);
    expect(await page.getByRole('link', { name: 'HaloLight' }).count()).toBe(1);
  });
});
