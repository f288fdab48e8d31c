/** One violation of every rule of dependency-cruiser: rule → the file planted, its text, and the file blamed where it is another. */
export const cruiserViolations = {
  'no-cycles': { file: 'libs/domain/src/versioning/cycle-back.ts', text: `export * from './cycle.js';\n`, with: { 'libs/domain/src/versioning/cycle.ts': `export * from './cycle-back.js';\n` } },
  resolvable: { file: 'apps/api/src/lost.ts', text: `export * from './nowhere.js';\n` },
  'domain-is-pure': [
    { file: 'libs/domain/src/identity/npm.ts', text: `export { z } from 'zod';\n` },
    { file: 'libs/domain/src/identity/builtin.ts', text: `export { randomInt } from 'node:crypto';\n` },
    { file: 'libs/domain/src/identity/upwards.ts', text: `export * from '@halolight/application/identity';\n` },
  ],
  'application-knows-domain-only': [
    { file: 'libs/application/src/identity/npm.ts', text: `export { jwtVerify } from 'jose';\n` },
    { file: 'libs/application/src/identity/builtin.ts', text: `export { readFile } from 'node:fs';\n` },
    { file: 'libs/application/src/identity/upwards.ts', text: `export * from '@halolight/infrastructure/identity';\n` },
  ],
  'nothing-knows-apps': { file: 'libs/infrastructure/src/identity/app.ts', text: `export * from '../../../../apps/api/src/main.js';\n` },
  'client-stands-alone': [
    { file: 'libs/client/src/npm.ts', text: `export { z } from 'zod';\n` },
    { file: 'libs/client/src/builtin.ts', text: `export { randomUUID } from 'node:crypto';\n` },
    { file: 'libs/client/src/inwards.ts', text: `export * from '@halolight/domain/identity';\n` },
  ],
  'product-knows-no-client': { file: 'apps/api/src/client.ts', text: `export * from '@halolight/client';\n` },
  'apps-stay-apart': { file: 'apps/scheduler/src/other-app.ts', text: `export * from '../../api/src/main.js';\n` },
  'product-knows-no-tool': { file: 'apps/api/src/tool.ts', text: `export { measure } from '../../../tools/bench/measure.mjs';\n` },
  'tools-know-no-product': { file: 'tools/bench/product.mjs', text: `export { SystemClock } from '../../libs/infrastructure/src/kernel/system-clock.ts';\n` },
  'doors-between-features': [
    { file: 'libs/infrastructure/src/identity/past-the-door.ts', text: `export * from '../../../domain/src/identity/user.js';\n` },
    { file: 'libs/domain/src/identity/past-the-kernel-door.ts', text: `export * from '../kernel/fault.js';\n` },
  ],
  'doors-for-apps': { file: 'apps/api/src/past-the-door.ts', text: `export * from '../../../libs/application/src/identity/use-cases/find-user.js';\n` },
  'ports-for-own-adapters': { file: 'libs/infrastructure/src/versioning/foreign-port.ts', text: `export * from '@halolight/application/identity/ports';\n` },
  'ports-not-for-apps': { file: 'apps/api/src/port.ts', text: `export * from '@halolight/application/identity/ports';\n` },
  'testing-for-tests': [
    { file: 'libs/infrastructure/src/identity/double.ts', text: `export * from '@halolight/application/identity/testing';\n` },
    { file: 'apps/api/src/double.ts', text: `export * from '@halolight/application/identity/testing';\n` },
  ],
  'kernel-knows-no-feature': { file: 'libs/application/src/kernel/feature.ts', text: `export * from '@halolight/domain/identity';\n` },
  'feature-is-declared': { file: 'libs/domain/src/gossip/index.ts', text: `export * from '../kernel/index.js';\n` },
};

/** For every feature, one import of a feature that it may not know: nobody may know the undeclared one. */
export function acquaintanceViolations(features) {
  return Object.fromEntries(
    Object.keys(features).map((feature) => [
      `${feature}-knows-declared-features`,
      { file: `libs/infrastructure/src/${feature}/stranger.ts`, text: `export * from '@halolight/domain/gossip';\n` },
    ]),
  );
}

const boundary = '@nx/enforce-module-boundaries';

/** Apps export nothing; one that did would have to be refused by its tag. */
const importableApi = {
  'apps/api/package.json': JSON.stringify({
    name: '@halolight/api',
    type: 'module',
    exports: { '.': './src/main.ts' },
    nx: { tags: ['type:app', 'scope:api'] },
  }),
};

/** One violation of every rule of the linter that guards a boundary or a habit of the house: what it forbids → rule, file planted, its text, part of the message. */
export const linterViolations = {
  'the domain takes nothing from npm': { rule: boundary, file: 'libs/domain/src/identity/zod.ts', text: `export { z } from 'zod';\n`, says: 'not allowed to import "zod"' },
  'a test of the domain takes nothing but the test runner': { rule: boundary, file: 'libs/domain/src/identity/zod.spec.ts', text: `export { z } from 'zod';\n`, says: 'zod' },
  'the application takes nothing from npm': { rule: boundary, file: 'libs/application/src/identity/jose.ts', text: `export { jwtVerify } from 'jose';\n`, says: 'not allowed to import "jose"' },
  'the infrastructure does not speak HTTP': { rule: boundary, file: 'libs/infrastructure/src/identity/express.ts', text: `export { Router } from 'express';\n`, says: 'not allowed to import "express"' },
  'a project is not entered by a relative path': { rule: boundary, file: 'libs/infrastructure/src/identity/relative.ts', text: `export * from '../../../domain/src/kernel/index.js';\n`, says: 'relative or absolute path' },
  'the domain is synchronous': { rule: 'no-restricted-syntax', file: 'libs/domain/src/identity/later.ts', text: `export async function later() { return 1; }\n`, says: 'synchronous' },
  'the domain names no Promise type': { rule: 'no-restricted-syntax', file: 'libs/domain/src/identity/promised.ts', text: `export type Promised = Promise<number>;\n`, says: 'synchronous' },
  'the domain makes no Promise': { rule: 'no-restricted-globals', file: 'libs/domain/src/identity/promise.ts', text: `export const promise = () => Promise.resolve(1);\n`, says: 'synchronous' },
  'the domain uses no global of Node': { rule: 'no-restricted-globals', file: 'libs/domain/src/identity/process.ts', text: `export const home = process.env['HOME'];\n`, says: 'pure' },
  'everything is exported by name': { rule: 'no-restricted-syntax', file: 'apps/api/src/default.ts', text: `export default 1;\n`, says: 'by name' },
  'no promise is left floating': { rule: '@typescript-eslint/no-floating-promises', file: 'apps/api/src/floating.ts', text: `export function start() { Promise.resolve(1); }\n`, says: 'must be awaited' },
  'nothing is any': { rule: '@typescript-eslint/no-explicit-any', file: 'apps/api/src/any.ts', text: `export const parse = (value: any): boolean => value === 1;\n`, says: 'any' },
  'types are imported as types': { rule: '@typescript-eslint/consistent-type-imports', file: 'apps/api/src/types.ts', text: `import { FindUser } from '@halolight/application/identity';\nexport type Wired = FindUser;\n`, says: 'import type' },
  'the compiler is not silenced': { rule: '@typescript-eslint/ban-ts-comment', file: 'apps/api/src/silenced.ts', text: `// @ts-expect-error: a reason\nexport const silenced: number = 'text';\n`, says: '@ts-expect-error' },
  'the linter is not silenced': { rule: null, file: 'apps/api/src/unlinted.ts', text: `// eslint-disable-next-line eqeqeq\nexport const same = (left: number, right: number): boolean => left === right;\n`, says: 'eslint-disable-next-line' },
  'nothing is left unused': { rule: '@typescript-eslint/no-unused-vars', file: 'apps/api/src/unused.ts', text: `const unused = 1;\n`, says: 'never used' },
  'chance comes from a secure source': { rule: 'no-restricted-properties', file: 'apps/api/src/chance.ts', text: `export const chance = () => Math.random();\n`, says: 'random' },
  'the log is the logger': { rule: 'no-console', file: 'apps/api/src/console.ts', text: `console.log('hello');\n`, says: 'console' },
  'the domain does not know the application': { rule: boundary, file: 'libs/domain/src/identity/application.ts', text: `export * from '@halolight/application/kernel';\n`, says: 'tagged with "type:domain"' },
  'the application does not know the infrastructure': { rule: boundary, file: 'libs/application/src/identity/infrastructure.ts', text: `export * from '@halolight/infrastructure/kernel';\n`, says: 'tagged with "type:application"' },
  'the infrastructure knows no app': { rule: boundary, file: 'libs/infrastructure/src/identity/api.ts', text: `export * from '@halolight/api';\n`, with: importableApi, says: 'tagged with "type:infrastructure"' },
  'the client knows no layer': { rule: boundary, file: 'libs/client/src/domain.ts', text: `export * from '@halolight/domain/kernel';\n`, says: 'tagged with "type:client"' },
  'the client takes nothing from npm but its HTTP library': { rule: boundary, file: 'libs/client/src/zod.ts', text: `export { z } from 'zod';\n`, says: 'not allowed to import "zod"' },
  'an app does not call itself through the client': { rule: boundary, file: 'apps/scheduler/src/client.ts', text: `export * from '@halolight/client';\n`, says: 'tagged with "type:app"' },
  'an app knows no other app': { rule: boundary, file: 'apps/scheduler/src/api.ts', text: `export * from '@halolight/api';\n`, with: importableApi, says: 'tagged with "type:app"' },
  'a tool knows nothing of the product': { rule: boundary, file: 'tools/bench/kernel.mjs', text: `export * from '@halolight/domain/kernel';\n`, says: 'tagged with "type:tool"' },
};
