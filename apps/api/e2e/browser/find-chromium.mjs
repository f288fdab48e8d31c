import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium for tests in a browser: CHROMIUM_PATH, or where it usually is.
 *
 * @returns {string | undefined} undefined where there is none
 */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  return wanted ? wanted : USUAL_PLACES.find((path) => existsSync(path));
}

// What the cache of test results asks: they are others on a machine that has a browser.
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(findChromium() ?? 'none');
