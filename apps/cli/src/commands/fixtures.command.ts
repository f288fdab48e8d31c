import { Command, Option } from 'commander';

interface Options {
  readonly app?: string;
  readonly path?: string;
}

/** `halo fixtures` */
export function fixturesCommand(): Command {
  return new Command('fixtures')
    .description('Load fixture files, each in one transaction; loading one again changes nothing. Without arguments, those of every feature that are not for tests')
    .argument('[names...]', 'posts, blog/posts: files of a feature, those for tests included, which production refuses')
    .addOption(new Option('--app <name>', 'the files of one feature that are not for tests').conflicts('path'))
    .option('--path <file>', 'a file of your own')
    .action(async (names: string[], options: Options) => {
      const { fixtures } = await import('../fixtures.js');
      await fixtures(names, options);
    });
}
