import { addFeatureCommands } from './add-feature-commands.js';
import { createProgram } from './program.js';

// Whoever reads our output may stop reading: `halo openapi | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const program = createProgram();
  await addFeatureCommands(program, process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
