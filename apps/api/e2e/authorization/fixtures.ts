import { randomBytes } from 'node:crypto';
import { uniquePerson } from '../kit/unique-person.js';
import type { Scene } from './authorization-row.js';

/** Rows of a test's own, made past the API. */

/** Instead of a hash, of an account that nobody signs in to. */
export const NO_PASSWORD = 'none';

/** What somebody is called whom no other test knows. */
export const uniqueName = (): string => uniquePerson().username;

async function insert({ world }: Scene, table: string, row: object): Promise<number> {
  const [added] = await world.database.sql(table).insert(row).returning<{ id: number }[]>('id');
  if (!added) throw new Error(`Nothing was added to ${table}`);
  return added.id;
}

/** A new plain user who is nobody's target. */
export async function addBystander(scene: Scene): Promise<number> {
  const { email, username } = uniquePerson();
  return insert(scene, 'users', { email, username, name: 'Bystander', status: 'ACTIVE', password_hash: NO_PASSWORD });
}

/** The caller themselves for `owner`; for `user` a new administrator, for everybody else a new plain user. */
export async function addAccount(scene: Scene): Promise<{ id: number; email: string; username: string }> {
  const { actor, owner } = scene;
  if (actor === 'owner') return owner;
  const { email, username } = uniquePerson();
  const id = await insert(scene, 'users', { email, username, name: 'Target', status: 'ACTIVE', password_hash: NO_PASSWORD });
  const [role] = await scene.world.database.sql('roles').where({ name: actor === 'user' ? 'admin' : 'user' }).pluck<number[]>('id');
  await scene.world.database.sql('user_roles').insert({ user_id: id, role_id: role });
  return { id, email, username };
}

/** An account as by `addAccount`, to which `permission` was granted by name. */
export async function addGrantee(scene: Scene, permission: string): Promise<number> {
  const { id } = await addAccount(scene);
  await scene.world.database.sql('user_permissions').insert({ user_id: id, permission }).onConflict().ignore();
  return id;
}

/** A live session of the scene's owner. */
export function addSession(scene: Scene): Promise<number> {
  const now = new Date();
  return insert(scene, 'sessions', {
    user_id: scene.owner.id,
    family_hash: randomBytes(32),
    token_hash: randomBytes(32),
    created_at: now,
    last_used_at: now,
    expires_at: new Date(now.getTime() + 3_600_000),
  });
}

/** A role that nobody has and that grants what an administrator holds. */
export async function addRole(scene: Scene): Promise<number> {
  const id = await insert(scene, 'roles', { name: uniqueName(), label: 'Target' });
  await scene.world.database.sql('role_permissions').insert({ role_id: id, permission: 'users:view' });
  return id;
}

/** A permission that came after the product, and that who holds `users:*` holds. */
export function addPermission(scene: Scene): Promise<number> {
  const action = uniqueName();
  return insert(scene, 'permissions', { name: `users:${action}`, resource: 'users', action });
}

/** A new group that grants what an administrator holds, with this account in it. */
export async function addGroup(scene: Scene, memberId?: number): Promise<number> {
  const id = await insert(scene, 'groups', { name: uniqueName() });
  const { sql } = scene.world.database;
  await sql('group_permissions').insert({ group_id: id, permission: 'dashboard:view' });
  if (memberId !== undefined) await sql('group_members').insert({ group_id: id, user_id: memberId });
  return id;
}

export function addVersion(scene: Scene): Promise<number> {
  return insert(scene, 'versions', { version: uniqueName(), supported: false });
}

/** An item of the scene's owner. */
export function addItem(scene: Scene): Promise<number> {
  return insert(scene, 'items', { name: uniqueName(), owner_id: scene.owner.id });
}

export function addOrder(scene: Scene): Promise<number> {
  return insert(scene, 'orders', { amount: 10, currency: 'USD', status: 'PENDING', customer: uniqueName() });
}

/** A task that the scene's owner made and nobody is to do. */
export function addTask(scene: Scene): Promise<number> {
  return insert(scene, 'tasks', { title: uniqueName(), done: false, priority: 'LOW', creator_id: scene.owner.id });
}
