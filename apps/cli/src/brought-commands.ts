import 'reflect-metadata';
import { featureCommands } from '@halolight/infrastructure/features';
import type { Command } from 'commander';
import { featureCommandsOf } from './commands/feature.command.js';

/** What the features bring, as commands of ours. */
export function broughtCommands(): Command[] {
  return featureCommandsOf(featureCommands);
}
