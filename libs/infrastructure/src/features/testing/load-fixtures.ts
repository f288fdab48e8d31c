import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { Container } from 'inversify';
import { ChangeFeed, FixtureFiles, FixtureLoader, kernelModule, Metrics, readEnvironment, type Database, type LoadedFixtures } from '../../kernel/index.js';
import { silentLogger } from '../../kernel/testing/index.js';
import { featureModules } from '../feature-modules.js';

/** The features over a test's database, with a loader for fixtures. @param variables of the environment; what signs in somewhere needs the same PASSWORD_PEPPER there */
export function composeFeatures(database: Database, variables: NodeJS.ProcessEnv): Container {
  const environment = readEnvironment({ DATA_DIR: tmpdir(), JWT_SECRET: 'a secret of tests that signs nothing', PASSWORD_PEPPER: 'a pepper of tests alone', ...variables }, tmpdir());
  const container = new Container();
  const feed = new ChangeFeed('postgres://nobody@localhost:1/none', silentLogger);
  container.load(kernelModule({ database, feed, logger: silentLogger, metrics: new Metrics() }), ...featureModules(environment));
  return container;
}

/** Loads fixture files by their names, in this order. */
export async function loadFixtures(database: Database, variables: NodeJS.ProcessEnv, names: readonly string[]): Promise<LoadedFixtures[]> {
  if (names.length === 0) return [];
  const loader = composeFeatures(database, variables).get(FixtureLoader);
  const files = new FixtureFiles();
  const loaded: LoadedFixtures[] = [];
  for (const name of names) {
    const { file, text } = await files.named(name);
    loaded.push(await loader.load(file, text));
  }
  return loaded;
}
