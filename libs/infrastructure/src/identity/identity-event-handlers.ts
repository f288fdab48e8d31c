import { MailOwnerOfNewPassword } from '@halolight/application/identity';
import { EventHandlers } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';

/**
 * Registers what identity does after events, as soon as anybody asks for the handlers: so every process that loads the module
 * queues the same work, and the scheduler, which loads it too, finds the handlers that the others named.
 */
export function registerIdentityEventHandlers(onActivation: ContainerModuleLoadOptions['onActivation']): void {
  onActivation(EventHandlers, (context, handlers) => {
    const mailOwner = context.get(MailOwnerOfNewPassword);
    for (const type of ['password.changed', 'password.reset'] as const) {
      handlers.on(type, 'mail-owner', (event) => mailOwner.execute(event));
    }
    return handlers;
  });
}
