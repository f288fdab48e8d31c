/** Every setting, read once at the start. `.env.example` explains each variable. */
export interface Environment {
  readonly nodeEnv: 'development' | 'test' | 'production';
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** Past a pooler that lends connections for one transaction; null: `databaseUrl` is no such pooler. */
  readonly databaseDirectUrl: string | null;
  readonly dbPoolMax: number;
  readonly dbPoolTimeoutMs: number;
  readonly port: number;
  /** Null: metrics are served on `port`. */
  readonly metricsPort: number | null;
  /** Where the scheduler answers for its health and metrics; null: where whoever starts it decides. */
  readonly schedulerPort: number | null;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** From one sign-in to the next. */
  readonly sessionSeconds: number;
  /** The current pepper first, then those that older hashes may have been made with; at least one. */
  readonly passwordPeppers: readonly string[];
  readonly maxSessionsPerUser: number;
  readonly registration: 'open' | 'closed';
  /** Where mail is handed over; null: it is written to files under `dataDir`. */
  readonly mailUrl: string | null;
  /** `Name <address>` or an address. */
  readonly mailFrom: string;
  /** Where the front end stands, for links in mails; no slash at its end. */
  readonly appUrl: string;
  /** Where files are stored, a `file:` URL; null: under `dataDir`. */
  readonly storageUrl: string | null;
  /** What one file may have, in bytes. */
  readonly uploadMaxBytes: number;
  /** What each user may keep, in bytes. */
  readonly quotaBytes: number;
  /** The text search configuration of PostgreSQL that documents are indexed with. */
  readonly searchLanguage: string;
  /** Where an OpenAI-compatible API stands, no slash at its end; null: the built-in assistant answers. */
  readonly assistantUrl: string | null;
  readonly assistantModel: string;
  readonly assistantApiKey: string | null;
  readonly corsOrigins: readonly string[];
  readonly docsAuth: 'none' | 'basic';
  readonly rateLimit: 'on' | 'off';
  /** How many proxies, or which, are believed about where a request comes from; 0: none. */
  readonly trustProxy: number | readonly string[];
  /** How long idle connections are still served once the API stops, for the proxy that holds them. */
  readonly drainIdleMs: number;
  /** Whether changes of versioned resources must say which version they change. */
  readonly requireIfMatch: boolean;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly logFormat: 'pretty' | 'json';
  readonly seed: 'demo' | 'none';
}
