import { ConfigurationError, Database, DemoData, loadDemoData } from '@halolight/infrastructure/kernel';
import { withFeatures } from './with-features.js';

/** Loads the demo data of every feature. @throws ConfigurationError in production */
export async function seed(): Promise<void> {
  await withFeatures(async (container, { nodeEnv }) => {
    if (nodeEnv === 'production') throw new ConfigurationError(['SEED: there is no demo data in production']);
    await loadDemoData(container.get(Database), container.getAll(DemoData));
  });
  process.stdout.write('The demo data is loaded\n');
}
