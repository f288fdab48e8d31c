/** What every project's jest.config.js starts from: ECMAScript modules, compiled by swc, workspace packages taken from their sources. */
export const preset = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@halolight/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
          experimental: { keepImportAttributes: true },
        },
      },
    ],
  },
  // Node.js needs half a second to give more than that back when a worker ends, and Jest takes that for something left open.
  workerIdleMemoryLimit: '512MB',
  maxWorkers: 2,
};
