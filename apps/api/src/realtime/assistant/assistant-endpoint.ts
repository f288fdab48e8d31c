import type { AnswerPosition, AssistantDirectory } from '@halolight/application/assistant';
import { NotFoundError } from '@halolight/domain/kernel';
import { validationError } from '../../http/edge-errors.js';
import { goingAway } from '../going-away.js';
import { queryFlag } from '../query-flag.js';
import { queryId } from '../query-id.js';
import { WebSocketEntrance, type EntranceDependencies } from '../web-socket-entrance.js';
import { AssistantConnection, type ConnectionParts } from './assistant-connection.js';
import type { AnswerHub } from './answer-hub.js';

/** Bytes: the longest question in the longest characters, escaped. */
const LONGEST_MESSAGE = 64 * 1024;

export interface AssistantParts extends Omit<ConnectionParts, 'asUnavailable' | 'logger'> {
  readonly hub: AnswerHub;
  readonly directory: AssistantDirectory;
}

/** Where a connection begins, and whether it hears what is asked. */
interface Seat {
  readonly position: AnswerPosition;
  readonly hearsQuestions: boolean;
}

/** `/ws/assistant?conversationId=`: a conversation with the assistant over WebSocket. */
export class AssistantEndpoint extends WebSocketEntrance<Seat> {
  constructor(dependencies: EntranceDependencies, { hub, directory, ...parts }: AssistantParts) {
    super(dependencies, {
      route: '/ws/assistant',
      longestMessage: LONGEST_MESSAGE,
      admit: async ({ userId }, query) => {
        const conversationId = queryId(query, 'conversationId');
        if (conversationId === undefined) throw validationError([{ field: 'conversationId', message: 'is required' }]);
        const lastMessageId = queryId(query, 'lastMessageId');
        const hearsQuestions = queryFlag(query, 'questions');
        if (!(await directory.byId(userId, conversationId))) throw new NotFoundError('Conversation');
        const position = await hub.position(conversationId, lastMessageId);
        if (hub.closed) throw goingAway();
        return { position, hearsQuestions };
      },
      connect: (socket, caller, { position, hearsQuestions }) => {
        const { asUnavailable, logger } = dependencies;
        const connection = new AssistantConnection(socket, caller, position.conversationId, { ...parts, asUnavailable, logger }, hearsQuestions);
        return { connection, leave: hub.follow(connection, position) };
      },
    });
  }
}
