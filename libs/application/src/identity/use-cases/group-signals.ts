import type { Group } from '@halolight/domain/identity';
import { BeforeSignal, EntitySignals } from '../../kernel/index.js';
import type { NewGroup } from '../ports/group-repository.js';

/** Who is about to become a member of a group, or to cease to be one. */
export interface GroupMembership {
  readonly group: Group;
  readonly userIds: readonly number[];
}

/** What is about to happen to a group: made, changed or deleted, joined or left. What it grants is part of it. */
export class GroupSignals extends EntitySignals<NewGroup, Group> {
  readonly beforeJoin = new BeforeSignal<GroupMembership>();
  readonly beforeLeave = new BeforeSignal<GroupMembership>();
}
