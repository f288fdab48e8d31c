import type { Writable } from 'node:stream';
import type { Logger } from '@halolight/application/kernel';
import winston from 'winston';
import type { Environment } from '../config/index.js';
import { BufferedOutput } from './buffered-output.js';
import { jsonLine, prettyLine } from './log-line.js';

/**
 * The log of one service, on standard output. Errors go under the field `error`.
 * Values of keys that name secrets are never written; what a client sent is not to be logged at all.
 */
export function createLogger(
  { logLevel, logFormat }: Pick<Environment, 'logLevel' | 'logFormat'>,
  service: string,
  destination: Writable = process.stdout,
): winston.Logger & Logger {
  const toLine = logFormat === 'json' ? jsonLine : prettyLine;
  return winston.createLogger({
    level: logLevel,
    format: winston.format.printf((entry) => toLine(service, entry)),
    transports: [new winston.transports.Stream({ stream: new BufferedOutput(destination), eol: '\n' })],
  });
}
