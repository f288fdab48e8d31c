import type { PathItem } from './openapi-document.js';

const OK = {
  description: 'Ok',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['status', 'timestamp'],
        properties: { status: { type: 'string', enum: ['ok'] }, timestamp: { type: 'string', format: 'date-time' } },
      },
      example: { status: 'ok', timestamp: '2026-01-31T12:00:00.000Z' },
    },
  },
};

/** The health endpoints, which no controller declares. */
export const HEALTH_PATHS: Readonly<Record<string, PathItem>> = {
  '/health': pathOf('GetHealth', 'Whether the process answers'),
  '/health/live': pathOf('GetLiveness', 'Whether the process answers'),
  '/health/ready': pathOf('GetReadiness', 'Whether the process and what it needs work; 503 names what does not'),
};

function pathOf(operationId: string, summary: string): PathItem {
  return { get: { operationId, summary, tags: ['Health'], security: [], responses: { '200': OK } } };
}
