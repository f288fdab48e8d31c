/**
 * Who asks. Everybody but the administrators has the role `user` or less, and nothing was granted to anybody by name.
 *
 * - `anonymous`: not signed in.
 * - `guest`: the role `guest`; the target is a plain user's.
 * - `user`: the role `user`; the target is an administrator's.
 * - `owner`: the role `user`; the target is their own, or they themselves.
 * - `other`: the role `user`; the target is another plain user's.
 * - `member`: the role `user`; the target is a plain user's who shared it, as READ, with a group that they are in. A group as a target is that group.
 * - `admin`, `superAdmin`: those roles; the target is a plain user's.
 */
export const ACTORS = ['anonymous', 'guest', 'user', 'owner', 'other', 'member', 'admin', 'superAdmin'] as const;

export type Actor = (typeof ACTORS)[number];
export type SignedInActor = Exclude<Actor, 'anonymous'>;
