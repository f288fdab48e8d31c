const KIB = 1024;

/** Bytes that a body may have where its route says nothing else, by who may call that. */
export const BODY_LIMITS = {
  /** Anybody at all: credentials, and what a page tells of a visit. */
  public: 64 * KIB,
  /** Everybody whose account answers for what they send. */
  signedIn: 1024 * KIB,
} as const;
