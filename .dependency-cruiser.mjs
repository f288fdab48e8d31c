import { dependencyRules } from './tools/boundaries/dependency-rules.mjs';
import { readFeatures } from './tools/boundaries/features.mjs';

export default {
  forbidden: dependencyRules(readFeatures()),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|libs)/[^/]+/(dist|coverage|src/generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@halolight/source', 'types', 'import', 'node', 'default'],
    },
  },
};
