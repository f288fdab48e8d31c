import { generateFiles, logger, type GeneratorCallback, type Tree } from '@nx/devkit';
import { join } from 'node:path';
import type { FeatureOptions } from './feature-options.ts';
import { GeneratorError } from './generator-error.ts';
import { planFeature } from './plan-feature.ts';
import { templateValues, type Feature } from './template-values.ts';
import { wireFeature } from './wire-feature.ts';

const FILES = join(import.meta.dirname, 'files');
const MIGRATIONS = 'libs/infrastructure/src/migrations';
const HTTP = 'apps/api/src/http';

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

function assertNew(tree: Tree, { names: { folder, things, Thing } }: Feature): void {
  const folders = ['domain', 'application', 'infrastructure'].map((layer) => `libs/${layer}/src/${folder}`);
  const there = [...folders, `${HTTP}/${folder}`].find((path) => tree.exists(path));
  if (there !== undefined) throw new GeneratorError([`name: there is a ${there} already; remove it, or choose another name`]);
  if (tree.read(`${MIGRATIONS}/index.ts`, 'utf8')?.includes(` as ${things} from `)) throw new GeneratorError([`name: there are ${things} in the database already; choose another name`]);
  const texts = tree.children(HTTP).flatMap((feature) => contractsIn(tree, `${HTTP}/${feature}`));
  if (texts.some((text) => text.includes(`@Route('${folder}')`))) throw new GeneratorError([`name: the path /api/${folder} is taken; choose another name`]);
  if (texts.some((text) => text.includes(`interface ${Thing}Body `))) throw new GeneratorError([`entity: something called ${Thing} is there already; choose another name`]);
}

/** The controllers of a feature and the shapes of its bodies. */
function contractsIn(tree: Tree, folder: string): string[] {
  if (tree.isFile(folder)) return [];
  const files = tree.children(folder).filter((file) => /\.(contract|controller)\.ts$/.test(file));
  return files.map((file) => tree.read(`${folder}/${file}`, 'utf8') ?? '');
}
