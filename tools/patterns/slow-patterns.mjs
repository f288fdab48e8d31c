import { ESLint } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const SOURCES = ['apps/*/src/**/*.ts', 'apps/api/static/**/*.js', 'apps/api/documentation/*.js', 'libs/*/src/**/*.ts'];
const report = { report: 'potential' };

/** Finds regular expressions that somebody's text can keep busy for longer than in proportion to its length. */
export class SlowPatterns {
  #eslint;

  /** @param root of the repository */
  constructor(root) {
    this.#eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        { ignores: ['**/*.spec.ts', '**/testing/**', '**/generated/**'] },
        {
          files: ['**/*.{ts,js}'],
          languageOptions: { parser: tseslint.parser },
          plugins: { regexp },
          rules: { 'regexp/no-super-linear-backtracking': ['error', report], 'regexp/no-super-linear-move': ['error', report] },
        },
      ],
    });
  }

  /** In all that is shipped. */
  async inSources() {
    return faultsOf(await this.#eslint.lintFiles(SOURCES));
  }

  /** In text that is given. */
  async in(code) {
    return faultsOf(await this.#eslint.lintText(code, { filePath: 'given.js' }));
  }
}

function faultsOf(results) {
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${filePath}:${line} ${message}`));
}
