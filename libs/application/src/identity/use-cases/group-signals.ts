import type { Group } from '@halolight/domain/identity';
import { EntitySignals } from '../../kernel/index.js';
import type { NewGroup } from '../ports/group-repository.js';

/** What is about to happen to a group: made, changed or deleted. */
export class GroupSignals extends EntitySignals<NewGroup, Group> {}
