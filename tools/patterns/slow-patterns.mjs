import { glob, readFile } from 'node:fs/promises';
import { ESLint } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const SOURCES = ['apps/*/src/**/*.ts', 'apps/api/static/**/*.js', 'apps/api/documentation/*.js', 'libs/*/src/**/*.ts'];
const EXCLUDED = ['**/*.spec.ts', '**/testing/**', '**/generated/**'];
/** Where an expression may begin; the files without one need no parser. */
const EXPRESSION = /[=(,:[!&|?;{}\s]\/(?![*/])|RegExp\(/;
const report = { report: 'potential' };

/** Finds regular expressions that somebody's text can keep busy for longer than in proportion to its length. */
export class SlowPatterns {
  #root;
  #eslint;

  /** @param root of the repository */
  constructor(root) {
    this.#root = root;
    this.#eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
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
    return faultsOf(await this.#eslint.lintFiles(await this.files()));
  }

  async files() {
    const found = [];
    for await (const file of glob(SOURCES, { cwd: this.#root, exclude: EXCLUDED })) if (EXPRESSION.test(await readFile(`${this.#root}${file}`, 'utf8'))) found.push(file);
    return found;
  }

  /** In text that is given. */
  async in(code) {
    return faultsOf(await this.#eslint.lintText(code, { filePath: 'given.js' }));
  }
}

function faultsOf(results) {
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${filePath}:${line} ${message}`));
}
