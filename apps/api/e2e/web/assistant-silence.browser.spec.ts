import { SilenceableProxy } from '@halolight/infrastructure/kernel/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page, WebSocketRoute } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import { CompletionServer } from '../kit/completion-server.js';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';
import { answer, ask, atAssistant, note, settled } from './assistant-visit.js';

/** Milliseconds of the page's clock: longer than it waits for what is asked for at once, and than it waits for an answer that runs. */
const [LIMIT, LIMIT_OF_ANSWERS] = [16_000, 36_000];
const RESUMING = 'The connection is lost. Opening a new one…';

let provider: CompletionServer;
let house: Installation;
let browser: Browser;
let network: SilenceableProxy;
let page: Page;
beforeAll(async () => {
  provider = await CompletionServer.start();
  [house, browser] = await Promise.all([Installation.start(provider.variables), openBrowser()]);
}, 60_000);
beforeEach(async () => {
  network = await SilenceableProxy.start(house.api.url);
  ({ page } = await atAssistant(browser, network.url, await house.member()));
  await page.clock.install();
});
afterEach(async () => {
  await page?.context().close();
  network?.stop();
  provider.finish();
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
  await provider?.stop();
});

/** Lets time pass for the page until something shows: what it asked for on connections that are dead goes unanswered. */
async function inTime(shown: Locator, passing = LIMIT): Promise<void> {
  for (let times = 0; times < 10; times += 1) {
    await page.clock.fastForward(passing);
    if (await shown.waitFor({ timeout: 1_500 }).then(() => true, () => false)) return;
  }
  throw new Error(`It does not show: ${String(shown)}`);
}
const problem = (): Locator => page.getByRole('alert');
/** Asks, and waits until the provider has been asked. */
async function asking(question: string): Promise<void> {
  await ask(page, question);
  await until(async () => provider.waiting === 1);
}
async function answered(question: string, text: string): Promise<void> {
  await asking(question);
  provider.say(text);
  provider.finish();
  await settled(page);
}

describe('the page of the assistant, on a connection that is open and dead,', () => {
  it('goes on with an answer on a new one, and says meanwhile what it waits for', async () => {
    await asking('Why?');
    provider.say('One ');
    await answer(page).filter({ hasText: 'One' }).waitFor();
    network.fallSilent();
    provider.say('two ');
    await page.clock.fastForward(LIMIT);
    expect(await problem().count()).toBe(0);
    await inTime(problem().filter({ hasText: RESUMING }), LIMIT_OF_ANSWERS);
    network.recover();
    await inTime(answer(page).filter({ hasText: 'One two' }));
    provider.say('three');
    provider.finish();
    await settled(page);
    expect([await answer(page).textContent(), await page.locator('.message').count(), await problem().count()]).toEqual(['One two three', 2, 0]);
  });

  it('asks again on a new one, once', async () => {
    await answered('What?', 'That');
    network.fallSilent();
    network.recover();
    await ask(page, 'Why?');
    await inTime(page.locator('.message.user', { hasText: 'Why?' }));
    await until(async () => provider.waiting === 1);
    provider.say('Because');
    provider.finish();
    await settled(page);
    expect([await answer(page, 1).textContent(), await page.getByLabel('Your question').inputValue()]).toEqual(['Because', '']);
    await page.reload();
    expect(await page.locator('.message').count()).toBe(4);
  });

  it('stops an answer on a new one', async () => {
    await asking('How?');
    provider.say('So far');
    await answer(page).filter({ hasText: 'So far' }).waitFor();
    network.fallSilent();
    network.recover();
    await page.getByRole('button', { name: 'Stop' }).click();
    await inTime(note(page).filter({ hasText: 'This answer was stopped.' }));
    expect([await answer(page).textContent(), await page.getByRole('button', { name: 'Stop' }).count()]).toEqual(['So far', 0]);
    await until(async () => provider.waiting === 0);
  });

  it('keeps a question that nobody hears, and says that the assistant is out of reach', async () => {
    network.fallSilent();
    await ask(page, 'Where?');
    await inTime(problem().filter({ hasText: 'The assistant cannot be reached at the moment.' }));
    expect([await page.getByLabel('Your question').inputValue(), await page.getByRole('button', { name: 'Ask' }).isEnabled()]).toEqual(['Where?', true]);
  });

  it('asks by its form, and says so, where only WebSockets are silent', async () => {
    let connections = 0;
    await page.routeWebSocket(/assistant/, () => void (connections += 1));
    // What a page says while it is left cannot be looked for.
    await page.evaluate(`new MutationObserver(([{ target }]) => sessionStorage.setItem('told', target.textContent)).observe(document.querySelector('#problem'), { childList: true })`);
    await ask(page, 'Who?');
    await until(async () => connections === 1);
    const passing = page.clock.fastForward(LIMIT);
    await until(async () => provider.waiting === 1);
    provider.say('Nobody');
    provider.finish();
    await passing;
    await answer(page).filter({ hasText: 'Nobody' }).waitFor();
    expect([await page.evaluate('sessionStorage.told'), await page.locator('.message').count()]).toEqual(['No live connection can be opened. Asking without one…', 2]);
  });

  it('hears an answer that ran before it was loaded, on a later one', async () => {
    await asking('When?');
    provider.say('Now');
    await answer(page).filter({ hasText: 'Now' }).waitFor();
    let connections = 0;
    await page.routeWebSocket(/assistant/, (route) => {
      connections += 1;
      if (connections > 1) route.connectToServer();
    });
    await page.reload();
    await until(async () => connections === 1);
    provider.say(' and then');
    await inTime(answer(page).filter({ hasText: 'Now and then' }));
    expect(connections).toBe(2);
  });

  it('gives up after a while, and leaves the rest to the page without a script', async () => {
    const connections: WebSocketRoute[] = [];
    await page.routeWebSocket(/assistant/, (route) => {
      connections.push(route);
      route.connectToServer();
    });
    await asking('Whence?');
    provider.say('From here');
    await answer(page).filter({ hasText: 'From here' }).waitFor();
    await page.route('**/web/assistant/token', (route) => route.abort());
    await connections[0]?.close({ code: 1001 });
    await problem().filter({ hasText: RESUMING }).waitFor();
    await inTime(problem().filter({ hasText: 'The connection is lost. Reload the page to see the answer.' }), 1_100);
    await page.unroute('**/web/assistant/token');
    await page.getByRole('button', { name: 'Stop' }).click();
    await note(page).filter({ hasText: 'This answer was stopped.' }).waitFor();
    expect(await answer(page).textContent()).toBe('From here');
  });
});
