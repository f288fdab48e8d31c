import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const CONDITION = '@halolight/source';
const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false },
  },
};

/** Lets Node load the workspace's TypeScript from its sources, outside Jest's own module system: for Jest's global set-up, and for processes that a test starts. */
registerHooks({
  resolve(specifier, context, next) {
    const conditions = [CONDITION, ...(context.conditions ?? [])];
    return next(sourceOf(specifier, context.parentURL), { ...context, conditions });
  },
  load(url, context, next) {
    if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/** TypeScript names a module by the file that it becomes. */
function sourceOf(specifier, parentUrl) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !parentUrl?.startsWith('file:')) return specifier;
  const source = new URL(specifier.replace(/\.js$/, '.ts'), parentUrl);
  return existsSync(source) ? source.href : specifier;
}
