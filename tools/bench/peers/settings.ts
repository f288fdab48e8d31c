/** How the bench starts a peer. */
export interface PeerSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly secret: string;
}

/** What a peer is started with. As the signal alone would end it, no profile would be written. */
export function peerSettings(): PeerSettings {
  process.once('SIGTERM', () => process.exit());
  const { PORT, DATABASE_URL, JWT_SECRET } = process.env;
  if (PORT === undefined || DATABASE_URL === undefined || JWT_SECRET === undefined) throw new Error('PORT, DATABASE_URL and JWT_SECRET are missing');
  return { port: Number(PORT), databaseUrl: DATABASE_URL, secret: JWT_SECRET };
}
