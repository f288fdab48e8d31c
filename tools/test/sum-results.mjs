import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Sums what the runs of Jest left behind, one file for every project and kind of test.
 *
 * @param {string} root the workspace's folder
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function sumResults(root) {
  const sum = { passed: 0, failed: 0 };
  for await (const path of glob(resultFiles, { cwd: root })) {
    const { passed, failed } = JSON.parse(await readFile(join(root, path), 'utf8'));
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

export const resultFiles = '{apps/*,libs/*,tools}/coverage/*/results.json';
