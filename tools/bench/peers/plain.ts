import express from 'express';
import { jwtVerify } from 'jose';
import knex from 'knex';
import { peerSettings } from './settings.ts';

// Express, knex and jose, written the usual way.
const { port, databaseUrl, secret } = peerSettings();
const db = knex({ client: 'pg', connection: databaseUrl, pool: { min: 0, max: 10 } });
const key = new TextEncoder().encode(secret);
const app = express();
app.use(express.json());

app.get('/health', (_request, response) => void response.send('ok'));
app.use(async (request, response, next) => {
  try {
    const token = request.headers.authorization?.split(' ')[1] ?? '';
    await jwtVerify(token, key, { issuer: 'halolight', audience: 'halolight-api' });
    next();
  } catch {
    response.status(401).json({ success: false });
  }
});
app.get('/api/users/:id', async (request, response) => {
  const id = Number(request.params.id);
  const user = await db('users').where({ id }).whereNull('deleted_at').first<Record<string, unknown> | undefined>();
  if (!user) return void response.status(404).json({ success: false });
  const roles = await db('roles').join('user_roles', 'user_roles.role_id', 'roles.id').where('user_roles.user_id', id).select('roles.id', 'roles.name', 'roles.label');
  const groups = await db('groups').join('group_members', 'group_members.group_id', 'groups.id').where('group_members.user_id', id).select('groups.id', 'groups.name');
  delete user['password_hash'];
  response.json({ success: true, data: { ...user, roles: roles as unknown, groups: groups as unknown } });
});
app.listen(port);
