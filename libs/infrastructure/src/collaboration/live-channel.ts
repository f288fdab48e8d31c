/** The channel on which the database's triggers tell for whom there are live events: a user's id, or `all`. */
export const LIVE_CHANNEL = 'halo_live';
