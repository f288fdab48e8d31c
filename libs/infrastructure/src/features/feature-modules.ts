import type { ContainerModule } from 'inversify';
import { analyticsModule } from '../analytics/index.js';
import { assistantModule } from '../assistant/index.js';
import { auditingModule } from '../auditing/index.js';
import { collaborationModule } from '../collaboration/index.js';
import { contentModule, filesModule } from '../content/index.js';
import { identityModule } from '../identity/index.js';
import type { Environment } from '../kernel/index.js';
import { operationsModule } from '../operations/index.js';
import { booksModule } from '../books/index.js';
import { blogModule } from '../blog/index.js';
import { versioningModule } from '../versioning/index.js';

/** Every feature, for every application that wires them. Demo data is loaded in this order. */
export function featureModules(environment: Environment): ContainerModule[] {
  return [
    identityModule(environment),
    versioningModule,
    contentModule,
    filesModule(environment),
    collaborationModule,
    analyticsModule,
    auditingModule,
    operationsModule,
    assistantModule(environment),
    booksModule,
    blogModule,
  ];
}
