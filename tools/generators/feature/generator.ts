import { generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { join } from 'node:path';
import { assertNew } from './assert-new.ts';
import type { FeatureOptions } from './feature-options.ts';
import { planFeature } from './plan-feature.ts';
import { templateValues } from './template-values.ts';
import { wireFeature } from './wire-feature.ts';

const FILES = join(import.meta.dirname, 'files');
const MIGRATIONS = 'libs/infrastructure/src/migrations';

/**
 * Makes a resource with everything that belongs to it, and puts it into the lists of features.
 * @throws GeneratorError when the options are wrong, or something of that name is there
 */
export function generateFeature(tree: Tree, options: FeatureOptions): GeneratorCallback {
  const feature = planFeature(options, tree.children(MIGRATIONS));
  assertNew(tree, feature);
  const values = templateValues(feature);
  generateFiles(tree, join(FILES, 'always'), '.', values);
  if (feature.hasOwner) generateFiles(tree, join(FILES, 'owned'), '.', values);
  if (values.uniques.length > 0) generateFiles(tree, join(FILES, 'unique'), '.', values);
  wireFeature(tree, feature);
  return () => logger.info(`\nMade /api/${feature.names.folder}. Next: npm test, or npm start and look at http://localhost:8000/docs`);
}
