import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page, WebSocketRoute } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import { smallTargets } from '../browser/small-targets.js';
import type { WatchedPage } from '../browser/watched-page.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { answer, atAssistant as visit, settled } from './assistant-visit.js';

const LONG = 'Why is the sky blue?';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.start(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const atAssistant = async (options: BrowserContextOptions = {}): Promise<WatchedPage> => visit(browser, house.api.url, await house.member(), options);

describe('the assistant in a browser', () => {
  it('answers word by word to who uses the keyboard, and goes on in the same conversation', async () => {
    const { page, complaints } = await atAssistant();
    await page.getByLabel('Your question').focus();
    await page.keyboard.type(LONG);
    await page.keyboard.press('Enter');
    await answer(page).filter({ hasText: /\S/ }).waitFor();
    const early = (await answer(page).textContent()) ?? '';
    await settled(page);
    const whole = (await answer(page).textContent()) ?? '';
    expect(whole.startsWith(early)).toBe(true);
    expect(whole.length).toBeGreaterThan(early.length);
    await page.keyboard.type('6 * 7');
    await page.keyboard.press('Enter');
    await answer(page, 1).waitFor();
    await settled(page);
    expect(await answer(page, 1).textContent()).toContain('42');
    expect(page.url()).toMatch(/\?conversation=\d+$/);
    const listed = () => page.locator('.earlier [aria-current]').allTextContents();
    const named = [await page.locator('h1').textContent(), await listed()];
    await page.reload();
    expect(named).toEqual([LONG, [LONG]]);
    expect([await page.locator('h1').textContent(), await listed()]).toEqual(named);
    expect(await answer(page).textContent()).toBe(whole);
    expect(complaints).toEqual([]);
  });

  it('goes on with an answer where the page is loaded again while it comes', async () => {
    const { page } = await atAssistant();
    await page.getByLabel('Your question').fill(LONG);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answer(page).filter({ hasText: /\S/ }).waitFor();
    await page.reload();
    await settled(page);
    expect(await page.locator('.message.assistant').count()).toBe(1);
    expect(await answer(page).textContent()).toMatch(/^I am the built-in assistant.*permissions\.$/);
  });

  fault('goes on with an answer whose connection breaks, though it is not within reach for a while', async () => {
    const { page } = await atAssistant();
    await page.evaluate('WebSocket = class extends WebSocket { constructor(...given) { super(...given); globalThis.opened = this; } }');
    await page.getByLabel('Your question').fill(LONG);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answer(page).filter({ hasText: /\S/ }).waitFor();
    await page.route('**/web/assistant/token', (route) => route.abort(), { times: 2 });
    await page.evaluate('opened.close()');
    await settled(page);
    expect(await page.locator('.message.assistant').count()).toBe(1);
    expect(await answer(page).textContent()).toMatch(/^I am the built-in assistant.*permissions\.$/);
  });

  async function loseAndAskAgain(earlier: number): Promise<void> {
    const { page } = await atAssistant();
    for (let n = 0; n < earlier; n += 1) {
      await page.getByLabel('Your question').fill('1 + 1');
      await page.keyboard.press('Enter');
      await answer(page, n).filter({ hasText: '2' }).waitFor();
      await settled(page);
    }
    const connections: WebSocketRoute[] = [];
    await page.routeWebSocket(/assistant/, (route) => {
      connections.push(route);
      const server = route.connectToServer();
      route.onMessage((text) => {
        if (connections.length > 1) server.send(text);
        else void route.close({ code: 1001 });
      });
    });
    if (earlier > 0) await page.reload();
    await page.getByLabel('Your question').fill('6 * 7');
    await page.keyboard.press('Enter');
    await answer(page, earlier).filter({ hasText: '42' }).waitFor();
    await settled(page);
    expect([await page.locator('.message').count(), await page.getByLabel('Your question').inputValue(), connections.length]).toEqual([2 * (earlier + 1), '', 2]);
    expect(await page.getByRole('button', { name: 'Ask' }).isEnabled()).toBe(true);
    await page.reload();
    expect(await page.locator('.message').count()).toBe(2 * (earlier + 1));
  }

  fault('asks again for the first question that was lost with its connection', () => loseAndAskAgain(0));

  fault('asks again for a later question that was lost with its connection', () => loseAndAskAgain(1));

  it('stands under its question on every page that shows the conversation', async () => {
    const { page } = await atAssistant();
    await page.getByLabel('Your question').fill('1 + 1');
    await page.keyboard.press('Enter');
    await answer(page).filter({ hasText: '2' }).waitFor();
    await settled(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByLabel('Your question').fill('6 * 7');
    await second.keyboard.press('Enter');
    await answer(second, 1).filter({ hasText: '42' }).waitFor();
    await answer(page, 1).filter({ hasText: '42' }).waitFor();
    const shown = (at: Page) => at.locator('.message .said').allTextContents();
    expect(await shown(page)).toEqual(await shown(second));
    expect((await shown(page)).filter((_text, place) => place % 2 === 0)).toEqual(['1 + 1', '6 * 7']);
  });

  it('gives a question back that is refused, and keeps nothing of it', async () => {
    const { page } = await atAssistant();
    const tooLong = 'x'.repeat(10_001);
    // As a script would: the field itself takes no more than is allowed.
    await page.evaluate(`document.querySelector('#question').value = '${tooLong}'`);
    await page.getByLabel('Your question').press('Enter');
    await page.getByText('Your question must have at most 10000 characters.').waitFor();
    expect([await page.locator('.message').count(), await page.getByLabel('Your question').inputValue()]).toEqual([0, tooLong]);
    await page.getByLabel('Your question').fill('6 * 7');
    await page.keyboard.press('Enter');
    await answer(page).filter({ hasText: '42' }).waitFor();
    expect(await page.getByRole('alert').isVisible()).toBe(false);
  });

  it('answers where no WebSocket gets through', async () => {
    const { page } = await atAssistant();
    await page.addInitScript(`WebSocket = class extends WebSocket { constructor(address, ...more) { super(String(address).replace('/ws/', '/nowhere/'), ...more); } }`);
    await page.reload();
    await page.getByLabel('Your question').fill('6 * 7');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.locator('.message.assistant .said', { hasText: '42' }).waitFor();
    expect(await page.locator('.earlier li').count()).toBe(2);
  });

  it('keeps the question of who is offline', async () => {
    const { page } = await atAssistant();
    await page.context().setOffline(true);
    await page.getByLabel('Your question').fill('6 * 7');
    await page.keyboard.press('Enter');
    await page.getByText('The assistant cannot be reached at the moment.').waitFor();
    expect([await page.locator('.message').count(), await page.getByLabel('Your question').inputValue()]).toEqual([0, '6 * 7']);
    await page.context().setOffline(false);
    await page.keyboard.press('Enter');
    await answer(page).filter({ hasText: '42' }).waitFor();
  });

  it('answers without scripts', async () => {
    const { page } = await atAssistant({ javaScriptEnabled: false });
    await page.getByLabel('Your question').fill('6 * 7');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL(/conversation=\d+/);
    await page.locator('.message.assistant .said', { hasText: '42' }).waitFor();
  });

  it.each([[390, 844], [320, 640], [1280, 800]])('fits on %d × %d with a word that is longer than a line, with targets for a thumb', async (width, height) => {
    const { page } = await atAssistant({ viewport: { width, height } });
    await page.getByLabel('Your question').fill('x'.repeat(300));
    await page.keyboard.press('Enter');
    await answer(page).filter({ hasText: /\S/ }).waitFor();
    await settled(page);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await smallTargets(page)).toEqual([]);
  });
});
