import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';

/** Chromium without a window. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here');
  // Chromium refuses to run its sandbox as root, which tests in containers are.
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({ executablePath, chromiumSandbox });
}
