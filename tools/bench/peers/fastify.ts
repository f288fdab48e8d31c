import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { jwtVerify } from 'jose';
import pg from 'pg';
import { peerSettings } from './settings.ts';
import { DOCUMENTS_PAGE, DOCUMENTS_TOTAL, INSERT_ACTIVITY, INSERT_ITEM, ITEM_BY_ID, USER_BY_ID } from './sql.ts';

declare module 'fastify' {
  interface FastifyRequest {
    callerId: number;
  }
}

// Fastify, jose on every request, prepared statements of pg.
const { port, databaseUrl, secret } = peerSettings();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const key = await crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
const app = fastify();
const integer = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1, maxLength: 500 };

app.decorateRequest('callerId', 0);
app.get('/health', () => 'ok');
app.register(
  async (api) => {
    api.addHook('onRequest', async (request, reply) => {
      const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
      const verified = await jwtVerify(token, key, { algorithms: ['HS256'], issuer: 'halolight', audience: 'halolight-api' }).catch(() => null);
      if (verified === null) return reply.code(401).send({ success: false });
      request.callerId = Number(verified.payload.sub);
    });

    api.get<{ Params: { id: number } }>('/users/:id', { schema: { params: { type: 'object', properties: { id: integer } } } }, async ({ params }) => {
      const { rows } = await pool.query({ name: 'user', text: USER_BY_ID, values: [params.id] });
      return { success: true, data: rows[0] as unknown };
    });

    api.get<{ Querystring: { pageSize: number } }>('/documents', { schema: { querystring: { type: 'object', properties: { pageSize: integer } } } }, async ({ query }) => {
      const { rows } = await pool.query<{ cursor_value: string; cursor_id: number }>({ name: 'documents', text: DOCUMENTS_PAGE, values: [query.pageSize + 1] });
      const shown = rows.slice(0, query.pageSize);
      const last = shown.at(-1);
      const items = shown.map(({ cursor_value: _value, cursor_id: _id, ...item }) => item);
      const nextCursor = Buffer.from(JSON.stringify([last?.cursor_value, last?.cursor_id])).toString('base64url');
      const { rows: [counted] } = await pool.query<{ total: string }>({ name: 'documents-total', text: DOCUMENTS_TOTAL, values: ['documents'] });
      return { success: true, data: { items, page: 1, pageSize: query.pageSize, total: Number(counted?.total), nextCursor } };
    });

    const itemBody = { type: 'object', required: ['name'], properties: { name: text, description: text }, additionalProperties: false };
    api.post<{ Body: { name: string; description: string } }>('/items', { schema: { body: itemBody } }, async (request, reply) => {
      const { callerId, body, ip, headers } = request;
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rows: [item] } = await client.query<{ id: number }>({ name: 'item', text: INSERT_ITEM, values: [body.description, body.name, callerId] });
        const activity = [callerId, '{}', ip, randomUUID(), item?.id, 'item', 'item.created', headers['user-agent']];
        await client.query({ name: 'activity', text: INSERT_ACTIVITY, values: activity });
        await client.query('commit');
        const { rows } = await client.query({ name: 'item-by-id', text: ITEM_BY_ID, values: [item?.id] });
        return await reply.code(201).send({ success: true, data: rows[0] as unknown });
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    });
  },
  { prefix: '/api' },
);
await app.listen({ port, host: '127.0.0.1' });
