import { latestPostsCommand } from '../blog/index.js';
import type { FeatureCommand } from '../kernel/index.js';

/** What features bring to the command line. */
export const featureCommands: readonly FeatureCommand[] = [latestPostsCommand];
