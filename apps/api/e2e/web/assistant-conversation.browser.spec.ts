import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import { Installation, type Member } from '../kit/installation.js';
import { answer, ask, atAssistant, note, settled } from './assistant-visit.js';

const LONG = 'Why is the sky blue?';
const GONE = 'This conversation is not there any more; it was deleted elsewhere. Ask again to begin a new one.';

let house: Installation;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([Installation.start(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

async function visit(): Promise<{ page: Page; member: Member }> {
  const member = await house.member();
  return { page: (await atAssistant(browser, house.api.url, member)).page, member };
}
const conversationOf = (page: Page): string => new URL(page.url()).searchParams.get('conversation') ?? '';

describe('a conversation in a browser', () => {
  it('is stopped half-way, and says so at once, on every page and in the words of a page that is loaded again', async () => {
    const { page } = await visit();
    await ask(page, '1 + 1');
    await answer(page).filter({ hasText: '2' }).waitFor();
    await settled(page);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await ask(second, '6 * 7');
    await answer(second, 1).filter({ hasText: '42' }).waitFor();
    await settled(second);
    // A page in the background is not drawn, and so never at rest for a click.
    await page.bringToFront();
    await page.getByLabel('Your question').fill(LONG);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await settled(page);
    await note(second, 2).filter({ hasText: /\S/ }).waitFor();
    expect(((await answer(page, 2).textContent()) ?? '').length).toBeLessThan(200);
    const noted = [await note(page, 2).textContent(), await note(second, 2).textContent()];
    await page.reload();
    expect(noted).toEqual(Array(2).fill(await note(page, 2).textContent()));
    expect([noted[0], await note(page).isVisible(), await note(page, 2).isVisible()]).toEqual(['This answer was stopped.', false, true]);
  });

  it.each([
    ['between words', `6 * 7 ${'word '.repeat(40)}`],
    ['where there are no words', `x${'😀'.repeat(100)}`],
  ])('has a long first line cut %s at once, as when it is loaded again', async (_where, line) => {
    const { page } = await visit();
    await page.getByLabel('Your question').fill(`${line}\nmore`);
    await page.keyboard.press('Enter');
    await answer(page).waitFor();
    await settled(page);
    const names = async () => [await page.locator('h1').textContent(), await page.locator('.earlier [aria-current]').textContent()];
    const named = await names();
    expect([named[0]?.endsWith('…'), (named[0]?.length ?? 0) <= 100]).toEqual([true, true]);
    await page.reload();
    expect(await names()).toEqual(named);
  });

  it('leads to the sign-in, and back, whoever was signed out elsewhere', async () => {
    const { page, member } = await visit();
    await ask(page, '6 * 7');
    await settled(page);
    const address = new URL(page.url());
    await page.reload();
    await settled(page);
    await member.client.post('/api/auth/logout-all', {});
    await ask(page, 'Why?');
    await page.waitForURL(`**/web/login?next=${encodeURIComponent(address.pathname + address.search)}`);
  });

  it('can be exported as soon as a conversation exists', async () => {
    const { page } = await visit();
    const link = page.getByRole('link', { name: 'Export this conversation' });
    expect(await link.count()).toBe(0);
    await ask(page, '6 * 7');
    await settled(page);
    const downloading = page.waitForEvent('download');
    await link.click();
    expect((await downloading).suggestedFilename()).toMatch(/^conversation-\d+\.md$/);
    const address = await link.getAttribute('href');
    await page.reload();
    expect(await link.getAttribute('href')).toBe(address);
  });

  it.each([
    ['which has no connection', async (page: Page) => page.reload(), 0],
    ['which is told at once', async () => undefined, 1],
  ])('that was deleted elsewhere gives the question back to a page %s, and another takes it', async (_which, prepare, told) => {
    const { page, member } = await visit();
    await ask(page, '1 + 1');
    await answer(page).filter({ hasText: '2' }).waitFor();
    await settled(page);
    await prepare(page);
    const deleted = conversationOf(page);
    await member.client.delete(`/api/assistant/conversations/${deleted}`);
    if (told > 0) await page.getByText('This conversation was deleted elsewhere.').waitFor();
    await ask(page, '6 * 7');
    await page.getByText(GONE).waitFor();
    expect([await page.getByLabel('Your question').inputValue(), await page.locator('.message').count()]).toEqual(['6 * 7', 0]);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answer(page).filter({ hasText: '42' }).waitFor();
    expect([Number(conversationOf(page)), await page.getByRole('alert').count()]).toEqual([expect.any(Number), 0]);
    expect(conversationOf(page)).not.toBe(deleted);
  });

  it('that is deleted elsewhere while its answer comes says so, and waits for nothing', async () => {
    const { page, member } = await visit();
    await ask(page, LONG);
    await answer(page).filter({ hasText: /\S/ }).waitFor();
    await member.client.delete(`/api/assistant/conversations/${conversationOf(page)}`);
    await page.getByText('This conversation was deleted elsewhere.').waitFor();
    await settled(page);
  });
});
