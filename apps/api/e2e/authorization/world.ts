import type { Database } from '@halolight/infrastructure/kernel';
import type { Answer, ApiClient } from '../kit/api-client.js';
import type { Installation, Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';
import { ACTORS, type Actor, type SignedInActor } from './actors.js';
import type { AuthorizationRow, Scene } from './authorization-row.js';

/** Somebody who is signed in. */
export type Account = Member;

const ROLE_OF = { guest: 'guest', user: 'user', owner: 'user', other: 'user', member: 'user', admin: 'admin', superAdmin: 'super_admin' } as const;
const SIGNED_IN = ACTORS.filter((actor) => actor !== 'anonymous');

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
    /** A group that `member` is in, and that grants nothing. */
    readonly groupId: number,
  ) {}

  static async open(house: Installation): Promise<World> {
    const accounts = new Map<SignedInActor, Account>();
    for (const actor of SIGNED_IN) accounts.set(actor, await house.member(ROLE_OF[actor]));
    const known = (actor: SignedInActor): Account => accounts.get(actor) ?? fail(`Nobody plays ${actor}`);
    const [guest, user, owner, other] = [known('guest'), known('user'), known('owner'), known('other')];
    const [member, admin, superAdmin] = [known('member'), known('admin'), known('superAdmin')];
    const { client } = superAdmin;
    const group = await client.post('/api/groups', { name: uniquePerson().username });
    const groupId: number = group.body.data.id;
    await client.post(`/api/groups/${groupId}/members`, { userIds: [member.id] });
    const accountsByActor = { guest, user, owner, other, member, admin, superAdmin };
    return new World(house, accountsByActor, await house.member('user'), await house.member('admin'), await house.member('user'), groupId);
  }

  get database(): Database {
    return this.house.database;
  }

  /** @returns what the actor gets; `change` has the last word on the parameters of the path */
  async ask([operation, , , , , , , , , arrange]: AuthorizationRow, actor: Actor, change: Record<string, number> = {}): Promise<Answer> {
    const { params = {}, query = '', body, headers = {}, client = this.clientOf(actor) } = await arrange(this.sceneOf(actor));
    const [method = '', template = ''] = operation.split(' ');
    const given: Readonly<Record<string, string | number>> = { ...params, ...change };
    const path = template.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => encodeURIComponent(given[name] ?? fail(`${operation}: no ${name}`)));
    return client.request(method, `/api${path}${query}`, body, headers);
  }

  /** Somebody like this actor, with a session that nobody else uses. */
  async likeOf(actor: Actor): Promise<ApiClient> {
    if (actor === 'anonymous') return this.house.api.anonymous();
    const person = uniquePerson();
    const { status, text } = await this.accounts.superAdmin.client.post('/api/users', { ...person, roles: [ROLE_OF[actor]] });
    if (status !== 201) fail(`Nobody like ${actor}: ${text}`);
    return this.house.api.anonymous().signIn(person.email, person.password);
  }

  /** A new session of the visitor. */
  visit(): Promise<ApiClient> {
    return this.house.api.anonymous().signIn(this.visitor.email, this.visitor.password);
  }

  private sceneOf(actor: Actor): Scene {
    if (actor === 'owner') return { actor, owner: this.accounts.owner, world: this };
    return { actor, owner: actor === 'user' ? this.administrator : this.stranger, world: this };
  }

  private clientOf(actor: Actor): ApiClient {
    return actor === 'anonymous' ? this.house.api.anonymous() : this.accounts[actor].client;
  }
}

function fail(message: string): never {
  throw new Error(message);
}
