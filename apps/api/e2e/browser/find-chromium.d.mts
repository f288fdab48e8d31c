/** The Chromium for tests in a browser: CHROMIUM_PATH, or where it usually is; undefined where there is none. */
export function findChromium(): string | undefined;
