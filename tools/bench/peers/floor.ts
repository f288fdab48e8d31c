import { createServer } from 'node:http';
import pg from 'pg';
import { peerSettings } from './settings.ts';
import { USER_BY_ID } from './sql.ts';

// The least that can answer: node:http and one prepared statement, no authentication, no routing, no log.
const { port, databaseUrl } = peerSettings();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

createServer((request, response) => {
  const id = Number(request.url?.slice(request.url.lastIndexOf('/') + 1));
  if (!Number.isInteger(id)) return void response.end('ok');
  pool.query({ name: 'user', text: USER_BY_ID, values: [id] }).then(
    ({ rows: [user] }) => {
      const body = JSON.stringify({ success: true, data: user as unknown });
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
    },
    () => response.writeHead(500).end(),
  );
}).listen(port);
