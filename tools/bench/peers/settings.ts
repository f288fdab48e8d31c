/** How the bench starts a peer. */
export interface PeerSettings {
  readonly port: number;
  readonly databaseUrl: string;
  readonly secret: string;
}

export function peerSettings(): PeerSettings {
  const { PORT, DATABASE_URL, JWT_SECRET } = process.env;
  if (PORT === undefined || DATABASE_URL === undefined || JWT_SECRET === undefined) throw new Error('PORT, DATABASE_URL and JWT_SECRET are missing');
  return { port: Number(PORT), databaseUrl: DATABASE_URL, secret: JWT_SECRET };
}
