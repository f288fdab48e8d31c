/** Every setting, read once at the start. `.env.example` explains each variable. */
export interface Environment {
  readonly nodeEnv: 'development' | 'test' | 'production';
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly dbPoolMax: number;
  readonly dbPoolTimeoutMs: number;
  readonly port: number;
  /** Null: metrics are served on `port`. */
  readonly metricsPort: number | null;
  readonly jwtSecret: string;
  readonly accessTokenSeconds: number;
  readonly refreshTokenSeconds: number;
  /** The current pepper first, then those that older hashes may have been made with; at least one. */
  readonly passwordPeppers: readonly string[];
  readonly maxSessionsPerUser: number;
  readonly registration: 'open' | 'closed';
  readonly corsOrigins: readonly string[];
  readonly docsAuth: 'none' | 'basic';
  readonly rateLimit: 'on' | 'off';
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly logFormat: 'pretty' | 'json';
  readonly seed: 'demo' | 'none';
}
