/** What may stand beside a message; never a password, token, hash or cookie. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured logging. */
export abstract class Logger {
  abstract debug(message: string, fields?: LogFields): void;
  abstract info(message: string, fields?: LogFields): void;
  abstract warn(message: string, fields?: LogFields): void;
  abstract error(message: string, fields?: LogFields): void;
}
