import type { Knex } from 'knex';
import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_DOCUMENTS, DEMO_FOLDERS, DEMO_SHARES, type DemoDocument, type DemoFolder, type DemoShare } from './demo-content-rows.js';

/** Folders, documents and shares of the demo users; what belongs to users who are not there is left out. */
export class DemoContent extends DemoData {
  override readonly name = 'content';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo content', async () => {
      const { sql } = this.database;
      for (const folder of DEMO_FOLDERS) await addFolder(sql, folder);
      for (const document of DEMO_DOCUMENTS) await addDocument(sql, document);
      for (const share of DEMO_SHARES) await addShare(sql, share);
    });
  }
}

async function addFolder(sql: Knex, { owner, name, parent }: DemoFolder): Promise<void> {
  await sql.raw(
    `insert into folders (name, owner_id, parent_id)
     select :name, users.id, (select id from folders where owner_id = users.id and name = :parent)
     from users where email = :owner and deleted_at is null
     on conflict do nothing`,
    { name, owner, parent: parent ?? null },
  );
}

async function addDocument(sql: Knex, { owner, folder, title, content, type, status, tags, daysAgo }: DemoDocument): Promise<void> {
  const values = { owner, folder: folder ?? null, title, content, type, status, tags: [...tags], age: `${daysAgo} days` };
  await sql.raw(
    `with made as (
       insert into documents (title, content, type, status, tags, owner_id, folder_id, created_at, updated_at)
       select :title, :content, :type, :status, :tags::text[], users.id,
         (select id from folders where owner_id = users.id and name = :folder), now() - :age::interval, now() - :age::interval
       from users where email = :owner and deleted_at is null
         and not exists (select from documents where owner_id = users.id and title = :title)
       returning *
     )
     insert into document_revisions (document_id, revision, title, content, type, status, tags, author_id, created_at)
     select id, revision, title, content, type, status, tags, owner_id, created_at from made`,
    values,
  );
}

async function addShare(sql: Knex, { owner, title, user, permission }: DemoShare): Promise<void> {
  await sql.raw(
    `insert into document_shares (document_id, user_id, permission, shared_by)
     select documents.id, users.id, :permission::share_permission, owners.id
     from documents join users as owners on owners.id = documents.owner_id, users
     where owners.email = :owner and documents.title = :title and users.email = :user and users.deleted_at is null
     on conflict do nothing`,
    { owner, title, user, permission },
  );
}
