import * as identity from './0001-identity.js';
import * as accessAnnouncements from './0002-access-announcements.js';
import * as seedRights from './0003-seed-rights.js';
import * as versions from './0004-versions.js';
import * as activities from './0005-activities.js';
import * as items from './0011-items.js';
import type { NamedMigration } from './named-migration.js';

/** Every migration, in the order in which they are applied. A name, once released, is never changed or moved. */
export const MIGRATIONS: readonly NamedMigration[] = [
  { name: '0001-identity', migration: identity },
  { name: '0002-access-announcements', migration: accessAnnouncements },
  { name: '0003-seed-rights', migration: seedRights },
  { name: '0004-versions', migration: versions },
  { name: '0005-activities', migration: activities },
  { name: '0011-items', migration: items },
];
