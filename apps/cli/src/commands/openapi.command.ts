import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';

/** `halo openapi` */
export function openapiCommand(): Command {
  return new Command('openapi')
    .description('Write the OpenAPI document of the API')
    .option('--out <file>', 'where to; standard output when left out')
    .action(async ({ out }: { readonly out?: string }) => {
      const { openapiDocument } = await import('../openapi-document.js');
      const text = await openapiDocument();
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });
}
