import type { ContainerModule } from 'inversify';
import { analyticsHttpModule } from './analytics/analytics-http.module.js';
import { auditingHttpModule } from './auditing/auditing-http.module.js';
import { calendarHttpModule } from './collaboration/calendar-http.module.js';
import { collaborationHttpModule } from './collaboration/collaboration-http.module.js';
import { contentHttpModule } from './content/content-http.module.js';
import { filesHttpModule } from './content/files-http.module.js';
import { assistantHttpModule } from './assistant/assistant-http.module.js';
import { httpModule } from './http.module.js';
import { groupsHttpModule } from './identity/groups-http.module.js';
import { operationsHttpModule } from './operations-api/operations-http.module.js';
import { booksHttpModule } from './books/books-http.module.js';
import { blogHttpModule } from './blog/blog-http.module.js';
import { versioningHttpModule } from './versioning/versioning-http.module.js';

/** The controllers of every feature. */
export const httpModules: readonly ContainerModule[] = [
  httpModule,
  groupsHttpModule,
  contentHttpModule,
  filesHttpModule,
  collaborationHttpModule,
  calendarHttpModule,
  analyticsHttpModule,
  versioningHttpModule,
  auditingHttpModule,
  operationsHttpModule,
  assistantHttpModule,
  booksHttpModule,
  blogHttpModule,
];
