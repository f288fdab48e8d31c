import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';

/** `halo postman` */
export function postmanCommand(): Command {
  return new Command('postman')
    .description('Write a Postman collection of the API, which runs as a whole')
    .option('--out <file>', 'where to; standard output when left out')
    .action(async ({ out }: { readonly out?: string }) => {
      const { postmanCollection } = await import('../openapi-document.js');
      const text = await postmanCollection();
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });
}
