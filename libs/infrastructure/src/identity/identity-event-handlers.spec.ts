import { MailOwnerOfNewPassword } from '@halolight/application/identity';
import { EventHandlers, JobQueue } from '@halolight/application/kernel';
import { InMemoryIdentity } from '@halolight/application/identity/testing';
import { RecordingJobQueue } from '@halolight/application/kernel/testing';
import { expect, it } from '@jest/globals';
import { Container, ContainerModule } from 'inversify';
import 'reflect-metadata';
import { registerIdentityEventHandlers } from './identity-event-handlers.js';

it.each(['password.changed', 'password.reset'])('the owner is mailed after %s, by whichever process is told of it', async (type) => {
  const identity = new InMemoryIdentity();
  const queue = new RecordingJobQueue();
  const container = new Container();
  container.bind(JobQueue).toConstantValue(queue);
  container.bind(EventHandlers).toDynamicValue(() => new EventHandlers()).inSingletonScope();
  container.load(
    new ContainerModule(({ bind, onActivation }) => {
      bind(MailOwnerOfNewPassword).toDynamicValue((c) => new MailOwnerOfNewPassword(identity.userDirectory, c.get(JobQueue)));
      registerIdentityEventHandlers(onActivation);
    }),
  );
  const id = await identity.addUser();
  expect(container.get(EventHandlers).namesFor(type)).toEqual(['mail-owner']);
  await container.get(EventHandlers).find(type, 'mail-owner')?.({ id: 1, type: 'password.changed', actorId: null, subject: { type: 'user', id }, occurredAt: new Date() });
  expect(queue.jobs).toHaveLength(1);
});
