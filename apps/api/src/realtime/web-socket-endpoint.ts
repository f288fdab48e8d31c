import { goingAway } from './going-away.js';
import type { LiveBeginning } from './live-beginning.js';
import type { LiveHub } from './live-hub.js';
import { placeInStream } from './place-in-stream.js';
import { queryId } from './query-id.js';
import { WebSocketConnection } from './web-socket-connection.js';
import { WebSocketEntrance, type EntranceDependencies } from './web-socket-entrance.js';

/** Bytes that one message of a client may have: there is nothing that it would have to say. */
const LONGEST_MESSAGE = 4_096;

/** `/ws`: live events over WebSocket. */
export class WebSocketEndpoint extends WebSocketEntrance<LiveBeginning> {
  constructor(dependencies: EntranceDependencies, hub: LiveHub) {
    super(dependencies, {
      route: '/ws',
      longestMessage: LONGEST_MESSAGE,
      admit: async (_actor, query) => {
        const beginning = await hub.beginning(queryId(query, 'lastEventId'));
        if (hub.closed) throw goingAway();
        return beginning;
      },
      connect: (socket, caller, beginning) => {
        const connection = new WebSocketConnection(socket, caller);
        // Who hears nothing else before a gap resumes here.
        if (beginning.isFirst) connection.send(placeInStream('events.position', connection.userId, beginning.position));
        return { connection, leave: hub.follow(connection, beginning) };
      },
    });
  }
}
