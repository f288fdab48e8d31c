import { Command, InvalidArgumentError, Option } from 'commander';
import { checkHealth } from '../check-health.js';

const DEFAULT_PORT = 8000;
const HIGHEST_PORT = 65_535;

interface Options {
  readonly live?: true;
  readonly ready?: true;
  readonly port: number;
}

/** `halo healthcheck` */
export function healthcheckCommand(): Command {
  return new Command('healthcheck')
    .description('Ask a running service on this machine how it is; the exit status is 0 when it is well')
    .addOption(new Option('--live', 'whether the process answers').conflicts('ready'))
    .option('--ready', 'whether the process and all that it needs are ready for requests')
    .addOption(new Option('--port <number>', 'where it listens').env('PORT').default(DEFAULT_PORT).argParser(parsePort))
    .action(async ({ live, ready, port }: Options) => {
      const path = live ? '/health/live' : ready ? '/health/ready' : '/health';
      process.stdout.write(`${await checkHealth(port, path)}\n`);
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT) throw new InvalidArgumentError(`must be a whole number from 1 to ${HIGHEST_PORT}`);
  return port;
}
