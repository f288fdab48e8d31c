import type { FeatureCommand } from '@halolight/infrastructure/kernel';
import { Command } from 'commander';

/** `halo <feature> …`, one for each feature that brings commands. */
export function featureCommandsOf(brought: readonly FeatureCommand[]): Command[] {
  const features = [...new Set(brought.map(({ feature }) => feature))];
  return features.map((feature) => {
    const parent = new Command(feature).description(`What the feature ${feature} has for the command line`);
    for (const each of brought) if (each.feature === feature) parent.addCommand(commandOf(each));
    return parent;
  });
}

function commandOf(brought: FeatureCommand): Command {
  const command = new Command(brought.name).description(brought.description);
  for (const { flags, description, default: value } of brought.options) command.option(flags, description, value);
  return command.action(async (options: Readonly<Record<string, string | undefined>>) => {
    const { withFeatures } = await import('../with-features.js');
    const lines = await withFeatures((container) => brought.run(container, options));
    for (const line of lines) process.stdout.write(`${line}\n`);
  });
}
