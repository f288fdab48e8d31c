import type { NotificationFacts } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const AGENT_LENGTH = 200;

/** Tells users of sign-ins from devices they never used before; not of their very first. */
export class NotifyOfSignIn {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  async execute({ eventId, userId }: { readonly eventId: number; readonly userId: number }): Promise<void> {
    const device = await this.facts.newDeviceAt(eventId);
    if (device === null) return;
    const content = `${shortened(device.userAgent ?? 'An unknown device', AGENT_LENGTH)}, from ${device.ip ?? 'an unknown address'}. If that was not you, change your password.`;
    await this.notifier.notify(eventId, [
      { userId, type: 'SECURITY', title: 'You signed in from a new device', content, link: '/account/sessions', topic: null },
    ]);
  }
}
