import { Command } from 'commander';
import type { ServiceName } from '../service-process.js';

/** `halo serve`, `halo scheduler` */
export function serviceCommand(service: ServiceName, name: string, description: string): Command {
  return new Command(name).description(description).action(async () => {
    const { runService } = await import('../run-service.js');
    await runService(service);
  });
}
