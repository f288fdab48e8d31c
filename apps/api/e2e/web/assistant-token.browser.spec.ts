import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import type { WatchedPage } from '../browser/watched-page.js';
import { CompletionServer } from '../kit/completion-server.js';
import { Installation, type Member } from '../kit/installation.js';
import { until } from '../kit/until.js';
import { answer, ask, atAssistant, settled } from './assistant-visit.js';

const LIFETIME_S = 3;
/** Milliseconds in which a connection ends with its token, and the next one is opened. */
const TURNOVER_MS = LIFETIME_S * 1000 + 4_000;

let provider: CompletionServer;
let house: Installation;
let browser: Browser;
let member: Member;
let watched: WatchedPage;
let page: Page;
beforeAll(async () => {
  provider = await CompletionServer.start();
  [house, browser] = await Promise.all([Installation.start({ ...provider.variables, JWT_ACCESS_EXPIRES: `${LIFETIME_S}s` }), openBrowser()]);
}, 60_000);
beforeEach(async () => {
  member = await house.member();
  watched = await atAssistant(browser, house.api.url, member);
  ({ page } = watched);
});
afterEach(async () => {
  await page?.context().close();
  provider.finish();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await provider?.stop();
});

it('the page of the assistant goes on with an answer when its token expires, and says nothing of that', async () => {
  const problems: string[] = [];
  await page.exposeFunction('noteProblem', (text: string) => problems.push(text));
  await page.evaluate(`new MutationObserver(([{ target }]) => noteProblem(target.textContent)).observe(document.querySelector('#problem'), { childList: true, attributes: true })`);
  await ask(page, 'Why?');
  await until(async () => provider.waiting === 1);
  provider.say('One ');
  await answer(page).filter({ hasText: 'One' }).waitFor();
  await pause(TURNOVER_MS);
  provider.say('two');
  await answer(page).filter({ hasText: 'One two' }).waitFor();
  provider.finish();
  await settled(page);
  expect([await answer(page).textContent(), await page.locator('.message').count(), problems.filter((text) => text !== ''), watched.complaints]).toEqual(['One two', 2, [], []]);
});

it('the page of the assistant comes back after that at random, and not together with all others', async () => {
  await page.evaluate('Math.random = () => 1');
  const [opened, ended]: [number[], number[]] = [[], []];
  page.on('websocket', (socket) => {
    opened.push(Date.now());
    socket.on('close', () => ended.push(Date.now()));
  });
  await ask(page, 'Why?');
  await until(async () => provider.waiting === 1);
  provider.finish();
  await settled(page);
  await until(async () => opened.length === 2);
  expect((opened[1] ?? 0) - (ended[0] ?? Infinity)).toBeGreaterThan(1_500);
});

it('the page of the assistant hears after that what is asked elsewhere', async () => {
  await ask(page, 'Why?');
  await until(async () => provider.waiting === 1);
  provider.finish();
  await settled(page);
  await pause(TURNOVER_MS);
  const client = await house.api.anonymous().signIn(member.email, member.password);
  const [conversation] = (await client.get('/api/assistant/conversations')).body.data.items;
  const asked = client.post(`/api/assistant/conversations/${conversation.id}/messages`, { content: 'And what?' });
  await until(async () => provider.waiting === 1);
  provider.say('That');
  await answer(page, 1).filter({ hasText: 'That' }).waitFor();
  provider.finish();
  await asked;
  await settled(page);
});
