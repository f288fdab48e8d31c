import { ConfigurationError, FixtureFiles, FixtureLoader, type FixtureFile } from '@halolight/infrastructure/kernel';
import { withFeatures } from './with-features.js';

/** What to load; one of them at most. */
export interface FixtureChoice {
  readonly app?: string;
  readonly path?: string;
}

/**
 * `halo fixtures`: a file that fails is undone, those before it stay loaded.
 * @throws ConfigurationError in production, when one of them is for tests
 */
export async function fixtures(names: readonly string[], { app, path }: FixtureChoice): Promise<void> {
  if (names.length > 0 && (app !== undefined || path !== undefined)) throw new Error('Give either names, --app or --path');
  const files = await chosen(names, { app, path });
  await withFeatures(async (container, { nodeEnv }) => {
    if (nodeEnv === 'production') assertNotForTests(files);
    const loader = container.get(FixtureLoader);
    for (const { file, text } of files) {
      const { made, present } = await loader.load(file, text);
      process.stdout.write(`${file}: ${made} made, ${present} there already\n`);
    }
  });
}

function assertNotForTests(files: readonly FixtureFile[]): void {
  const faults = files.filter(({ isForTests }) => isForTests);
  if (faults.length > 0) throw new ConfigurationError(faults.map(({ file }) => `${file}: fixtures for tests are refused in production`));
}

async function chosen(names: readonly string[], { app, path }: { app: string | undefined; path: string | undefined }): Promise<FixtureFile[]> {
  const files = new FixtureFiles();
  if (path !== undefined) return [await FixtureFiles.at(path)];
  if (names.length === 0) return files.ofApp(app);
  return Promise.all(names.map((name) => files.named(name)));
}
