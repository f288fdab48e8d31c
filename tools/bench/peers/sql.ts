// What the API asks the database for, so that every peer does the same job.

/** Its value: the user's id. */
export const USER_BY_ID = `
  select users.id, users.email, users.username, users.name, users.phone, users.avatar, users.department, users.position, users.bio, users.status,
    users.must_change_password, users.version, users.created_at, users.updated_at, users.last_login_at,
    (select coalesce(json_agg(json_build_object('id', roles.id, 'name', roles.name, 'label', roles.label) order by roles.id), '[]')
      from user_roles join roles on roles.id = user_roles.role_id where user_roles.user_id = users.id) as roles,
    (select coalesce(json_agg(json_build_object('id', groups.id, 'name', groups.name) order by groups.id), '[]')
      from group_members join groups on groups.id = group_members.group_id where group_members.user_id = users.id) as groups
  from users where users.id = $1 and users.deleted_at is null`;

/** Its value: `documents`. */
export const DOCUMENTS_TOTAL = `
  select coalesce(sum(total), 0)::bigint as total
  from (
    select total from record_counts where subject = $1
    union all select difference from record_count_changes where subject = $1
  ) as counted`;

/** Its value: one more than the rows of a page. */
export const DOCUMENTS_PAGE = `
  select documents.id, documents.title, documents.type, documents.status, documents.tags, documents.folder_id, documents.version,
    documents.created_at, documents.updated_at,
    (select json_build_object('id', users.id, 'name', users.name) from users where users.id = documents.owner_id) as owner, 'OWNER' as access,
    to_char(documents.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as cursor_value, documents.id as cursor_id
  from documents order by documents.created_at desc, documents.id desc limit $1`;

export const INSERT_ITEM = 'insert into items (description, name, owner_id) values ($1, $2, $3) returning id';

export const INSERT_ACTIVITY = `
  insert into activities (actor_id, data, ip, request_id, subject_id, subject_type, type, user_agent) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;

/** Its value: the item's id. */
export const ITEM_BY_ID = `
  select id, name, description, owner_id as "ownerId", version, created_at as "createdAt", updated_at as "updatedAt" from items where id = $1`;
