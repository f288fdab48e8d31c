import * as identity from './0001-identity.js';
import * as accessAnnouncements from './0002-access-announcements.js';
import * as seedRights from './0003-seed-rights.js';
import * as versions from './0004-versions.js';
import * as activities from './0005-activities.js';
import * as idempotencyKeys from './0007-idempotency-keys.js';
import * as rateLimits from './0008-rate-limits.js';
import * as passwordResets from './0009-password-resets.js';
import * as jobsPermission from './0010-jobs-permission.js';
import * as items from './0011-items.js';
import * as folders from './0012-folders.js';
import * as documents from './0013-documents.js';
import * as files from './0020-files.js';
import * as fileShares from './0021-file-shares.js';
import * as fileLinks from './0022-file-links.js';
import * as ordersAndTasks from './0030-orders-and-tasks.js';
import * as visits from './0031-visits.js';
import * as rollups from './0032-rollups.js';
import * as conversations from './0040-conversations.js';
import * as notifications from './0041-notifications.js';
import * as liveEvents from './0042-live-events.js';
import * as calendar from './0045-calendar.js';
import * as books from './0050-books.js';
import * as activitySearch from './0060-activity-search.js';
import * as searchInMarkup from './0065-search-in-markup.js';
import * as accessesByFile from './0066-accesses-by-file.js';
import * as liveEventHorizon from './0070-live-event-horizon.js';
import * as blog from './0080-blog.js';
import * as initialFixtures from './0081-initial-fixtures.js';
import * as assistant from './0085-assistant.js';
import * as webSessions from './0090-web-sessions.js';
import * as hashedWebSessions from './0091-hashed-web-sessions.js';
import * as accessesByTime from './0092-accesses-by-time.js';
import * as withdrawnLiveEvents from './0093-withdrawn-live-events.js';
import * as liveEventBatches from './0094-live-event-batches.js';
import * as signedAccesses from './0102-signed-accesses.js';
import * as usageByStatement from './0104-usage-by-statement.js';
import * as releasedContents from './0105-released-contents.js';
import * as documentTitles from './0108-document-titles.js';
import * as sharedRevisionContent from './0109-shared-revision-content.js';
import * as announcedQuestions from './0112-announced-questions.js';
import * as demoData from './0113-demo-data.js';
import * as untouchedHorizon from './0115-untouched-horizon.js';
import * as sequencesOfIds from './0118-sequences-of-ids.js';
import * as numberingByIndex from './0119-numbering-by-index.js';
import * as liveEventTopics from './0120-live-event-topics.js';
import * as handsOnAccounts from './0121-hands-on-accounts.js';
import * as roleHolders from './0122-role-holders.js';
import * as notificationsByThing from './0124-notifications-by-thing.js';
import * as purgedNotifications from './0125-purged-notifications.js';
import type { NamedMigration } from './named-migration.js';

/** Every migration, in the order in which they are applied. A name, once released, is never changed or moved. */
export const MIGRATIONS: readonly NamedMigration[] = [
  { name: '0001-identity', migration: identity },
  { name: '0002-access-announcements', migration: accessAnnouncements },
  { name: '0003-seed-rights', migration: seedRights },
  { name: '0004-versions', migration: versions },
  { name: '0005-activities', migration: activities },
  { name: '0007-idempotency-keys', migration: idempotencyKeys },
  { name: '0008-rate-limits', migration: rateLimits },
  { name: '0009-password-resets', migration: passwordResets },
  { name: '0010-jobs-permission', migration: jobsPermission },
  { name: '0011-items', migration: items },
  { name: '0012-folders', migration: folders },
  { name: '0013-documents', migration: documents },
  { name: '0020-files', migration: files },
  { name: '0021-file-shares', migration: fileShares },
  { name: '0022-file-links', migration: fileLinks },
  { name: '0030-orders-and-tasks', migration: ordersAndTasks },
  { name: '0031-visits', migration: visits },
  { name: '0032-rollups', migration: rollups },
  { name: '0040-conversations', migration: conversations },
  { name: '0041-notifications', migration: notifications },
  { name: '0042-live-events', migration: liveEvents },
  { name: '0045-calendar', migration: calendar },
  { name: '0050-books', migration: books },
  { name: '0060-activity-search', migration: activitySearch },
  { name: '0065-search-in-markup', migration: searchInMarkup },
  { name: '0066-accesses-by-file', migration: accessesByFile },
  { name: '0070-live-event-horizon', migration: liveEventHorizon },
  { name: '0080-blog', migration: blog },
  { name: '0081-initial-fixtures', migration: initialFixtures },
  { name: '0085-assistant', migration: assistant },
  { name: '0090-web-sessions', migration: webSessions },
  { name: '0091-hashed-web-sessions', migration: hashedWebSessions },
  { name: '0092-accesses-by-time', migration: accessesByTime },
  { name: '0093-withdrawn-live-events', migration: withdrawnLiveEvents },
  { name: '0094-live-event-batches', migration: liveEventBatches },
  { name: '0102-signed-accesses', migration: signedAccesses },
  { name: '0104-usage-by-statement', migration: usageByStatement },
  { name: '0105-released-contents', migration: releasedContents },
  { name: '0108-document-titles', migration: documentTitles },
  { name: '0109-shared-revision-content', migration: sharedRevisionContent },
  { name: '0112-announced-questions', migration: announcedQuestions },
  { name: '0113-demo-data', migration: demoData },
  { name: '0115-untouched-horizon', migration: untouchedHorizon },
  { name: '0118-sequences-of-ids', migration: sequencesOfIds },
  { name: '0119-numbering-by-index', migration: numberingByIndex },
  { name: '0120-live-event-topics', migration: liveEventTopics, startsTransaction: true },
  { name: '0121-hands-on-accounts', migration: handsOnAccounts, startsTransaction: true },
  { name: '0122-role-holders', migration: roleHolders, startsTransaction: true },
  { name: '0124-notifications-by-thing', migration: notificationsByThing, startsTransaction: true },
  { name: '0125-purged-notifications', migration: purgedNotifications, startsTransaction: true },
];
