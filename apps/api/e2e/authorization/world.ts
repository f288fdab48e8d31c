import type { Database } from '@halolight/infrastructure/kernel';
import type { ApiClient } from '../kit/api-client.js';
import type { Installation, Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';
import type { Actor, SignedInActor } from './actors.js';

/** Somebody who is signed in. */
export type Account = Member;

const ROLE_OF = { guest: 'guest', user: 'user', owner: 'user', other: 'user', member: 'user', admin: 'admin', superAdmin: 'super_admin' } as const;

/** The callers of the matrix, each signed in once, and whoever owns what they ask for. */
export class World {
  private constructor(
    private readonly house: Installation,
    private readonly accounts: Readonly<Record<SignedInActor, Account>>,
    /** A plain user, whom the callers do not know. */
    readonly stranger: Account,
    /** An administrator, likewise. */
    readonly administrator: Account,
    /** A plain user to sign in as, again and again: their sessions end when there are too many. */
    readonly visitor: Account,
    /** A group that `member` and `stranger` are in, and that grants nothing. */
    readonly groupId: number,
  ) {}

  static async open(house: Installation): Promise<World> {
    const play = (actor: SignedInActor): Promise<Account> => house.member(ROLE_OF[actor]);
    const accounts = {
      guest: await play('guest'),
      user: await play('user'),
      owner: await play('owner'),
      other: await play('other'),
      member: await play('member'),
      admin: await play('admin'),
      superAdmin: await play('superAdmin'),
    };
    const [stranger, administrator, visitor] = [await house.member('user'), await house.member('admin'), await house.member('user')];
    return new World(house, accounts, stranger, administrator, visitor, await groupOf([accounts.member, stranger], accounts.superAdmin));
  }

  get database(): Database {
    return this.house.database;
  }

  /** Somebody like this actor, with a session that nobody else uses. */
  async likeOf(actor: Actor): Promise<ApiClient> {
    if (actor === 'anonymous') return this.house.api.anonymous();
    const person = uniquePerson();
    const { status, text } = await this.accounts.superAdmin.client.post('/api/users', { ...person, roles: [ROLE_OF[actor]] });
    if (status !== 201) throw new Error(`Nobody like ${actor}: ${text}`);
    return this.house.api.anonymous().signIn(person.email, person.password);
  }

  /** A new session of the visitor. */
  visit(): Promise<ApiClient> {
    return this.house.api.anonymous().signIn(this.visitor.email, this.visitor.password);
  }

  /** Whose the target of this actor's request is to be; see `ACTORS`. */
  ownerFor(actor: Actor): Account {
    if (actor === 'owner') return this.accounts.owner;
    return actor === 'user' ? this.administrator : this.stranger;
  }

  /** The standing session of this actor. */
  clientOf(actor: Actor): ApiClient {
    return actor === 'anonymous' ? this.house.api.anonymous() : this.accounts[actor].client;
  }
}

async function groupOf(members: readonly Account[], { client }: Account): Promise<number> {
  const { body } = await client.post('/api/groups', { name: uniquePerson().username });
  const { status, text } = await client.post(`/api/groups/${body.data.id}/members`, { userIds: members.map(({ id }) => id) });
  if (status !== 200) throw new Error(`No group: ${text}`);
  return body.data.id;
}
