import type { AuthorizationRow } from './authorization-row.js';
import { ANALYTICS_ROWS } from './rows/analytics-rows.js';
import { ASSISTANT_ROWS } from './rows/assistant-rows.js';
import { AUTHENTICATION_ROWS } from './rows/authentication-rows.js';
import { CALENDAR_ROWS } from './rows/calendar-rows.js';
import { COLLABORATION_ROWS } from './rows/collaboration-rows.js';
import { DOCUMENT_ROWS } from './rows/document-rows.js';
import { FILE_ROWS } from './rows/file-rows.js';
import { FOLDER_ROWS } from './rows/folder-rows.js';
import { ITEM_ROWS } from './rows/item-rows.js';
import { OPERATION_ROWS } from './rows/operation-rows.js';
import { RIGHT_ROWS } from './rows/right-rows.js';
import { BOOK_ROWS } from './rows/book-rows.js';
import { POST_ROWS } from './rows/post-rows.js';
import { USER_ROWS } from './rows/user-rows.js';

/** Who may do what: one row for every operation of the API, as the contract decides and not as the code happens to. */
export const AUTHORIZATION_MATRIX: readonly AuthorizationRow[] = [
  ...AUTHENTICATION_ROWS,
  ...USER_ROWS,
  ...RIGHT_ROWS,
  ...OPERATION_ROWS,
  ...ITEM_ROWS,
  ...FOLDER_ROWS,
  ...DOCUMENT_ROWS,
  ...FILE_ROWS,
  ...CALENDAR_ROWS,
  ...ASSISTANT_ROWS,
  ...BOOK_ROWS,
  ...ANALYTICS_ROWS,
  ...COLLABORATION_ROWS,
  ...POST_ROWS,
];
