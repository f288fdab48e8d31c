import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { acrossLayers, layerConstraints } from './tools/boundaries/layer-constraints.mjs';

const tests = ['**/*.spec.ts', '**/testing/**/*.ts', 'apps/*/e2e/**/*.ts'];

const layers = (place) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { allow: [], depConstraints: layerConstraints(place), ignoredCircularDependencies: acrossLayers },
  ],
});

const namedExportsOnly = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const synchronous = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].map((kind) => ({
  selector: `${kind}[async=true]`,
  message: 'The domain is synchronous.',
}));
const notInDomain = ['Promise', 'process', 'Buffer', 'console', 'fetch', 'crypto', 'performance', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout'];

export default tseslint.config(
  { ignores: ['**/dist', '**/coverage', '**/node_modules', '**/generated', '.nx', '.data'] },
  { plugins: { '@nx': nx }, rules: layers({ inTests: false }) },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-check': false, 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrors: 'all' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A method of an asynchronous port stays asynchronous where it has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Not random enough for anything kept or sent.' }],
      'no-restricted-syntax': ['error', namedExportsOnly],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': ['error', ...notInDomain.map((name) => ({ name, message: 'The domain is pure and synchronous.' }))],
      'no-restricted-syntax': [
        'error',
        namedExportsOnly,
        ...synchronous,
        { selector: 'TSTypeReference[typeName.name=/^(Promise|PromiseLike)$/]', message: 'The domain is synchronous.' },
        { selector: 'ForOfStatement[await=true]', message: 'The domain is synchronous.' },
      ],
    },
  },
  // How another package exports is its own affair.
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['libs/infrastructure/src/**/*.ts'],
    // A query of knex is thenable, and its nested conditions are callbacks that give one back.
    rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: tests,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [{ name: 'node:http', allowTypeImports: true, message: 'See apps/api/src/http/node-http.ts.' }] }],
    },
  },
  {
    files: tests,
    rules: {
      ...layers({ inTests: true }),
      // Bodies of HTTP answers and rows of tests are looked at, not typed.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // The preset that these start from stands at the root, in no project.
  { files: ['**/jest.*.js'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { eqeqeq: 'error', 'no-unused-vars': 'error', 'no-undef': 'off', 'prefer-const': 'error' },
  },
);
