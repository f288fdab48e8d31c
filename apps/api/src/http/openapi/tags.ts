import type { OpenApiDocument } from './openapi-document.js';

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  Activities: 'The audit log: who did what to what, and from where.',
  Analytics: 'Visits as they are counted.',
  Assistant: 'Conversations with an assistant, whose answers stream.',
  Authentication: 'Signing in, staying signed in and signing out; passwords and devices.',
  Blog: 'Posts, and how often they are read and shared.',
  Books: 'What the generator of features makes.',
  Calendar: 'Events, who attends them, and reminders.',
  Dashboard: 'Figures over what was recorded.',
  Documents: 'Texts with tags, shares, comments and revisions.',
  Files: 'What was uploaded: content, shares and links.',
  Folders: 'The tree that documents and files lie in.',
  Groups: 'People who are granted permissions, and shared with, together.',
  Health: 'Whether the processes work; for probes.',
  Items: 'The plainest of resources.',
  'Live events': 'What happens, told as it happens.',
  Messages: 'Conversations between people.',
  Notifications: 'What the caller is to know of.',
  Operations: 'What those who run the product look at.',
  Orders: 'Where the revenue of the dashboard comes from.',
  Permissions: 'What may be granted.',
  Roles: 'Permissions under one name.',
  'Shared files': 'Files as holders of a link see them.',
  Tasks: 'What is to be done, and by whom.',
  Users: 'Accounts.',
  Versions: 'Which versions of the API are supported.',
};

/** The tags of all operations in order of the alphabet. */
export function tagsOf(paths: OpenApiDocument['paths']): { name: string; description?: string }[] {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const names = new Set(operations.flatMap(({ tags = [] }) => tags));
  return [...names].sort().map((name) => describe(name, DESCRIPTIONS[name]));
}

function describe(name: string, description: string | undefined): { name: string; description?: string } {
  return description === undefined ? { name } : { name, description };
}
