import { AnswerFeed, AnswerWriter, SettleAbandonedAnswers } from '@halolight/application/assistant';
import { LiveEventLog, OpenSessions } from '@halolight/application/collaboration';
import { AccessDirectory } from '@halolight/application/identity';
import { Logger } from '@halolight/application/kernel';
import { ChangeFeed, Metrics } from '@halolight/infrastructure/kernel';
import { ContainerModule } from 'inversify';
import { AbandonedAnswersSweep } from './assistant/abandoned-answers-sweep.js';
import { AnswerHub } from './assistant/answer-hub.js';
import { LiveHub } from './live-hub.js';
import { LiveRights } from './live-rights.js';
import { SessionWatch } from './session-watch.js';

/** The live channels of this process. */
export const realtimeModule = new ContainerModule(({ bind }) => {
  bind(LiveRights).toDynamicValue((c) => new LiveRights(c.get(AccessDirectory))).inSingletonScope();
  bind(LiveHub)
    .toDynamicValue((c) => new LiveHub(c.get(LiveEventLog), c.get(OpenSessions), c.get(LiveRights), c.get(ChangeFeed), c.get(Logger), c.get(Metrics)))
    .inSingletonScope();
  bind(SessionWatch).toDynamicValue((c) => new SessionWatch(c.get(OpenSessions), c.get(ChangeFeed), c.get(Logger))).inSingletonScope();
  bind(AnswerHub)
    .toDynamicValue((c) => new AnswerHub(c.get(AnswerFeed), c.get(AnswerWriter), c.get(SessionWatch), c.get(ChangeFeed), c.get(Logger), c.get(Metrics)))
    .inSingletonScope();
  bind(AbandonedAnswersSweep).toDynamicValue((c) => new AbandonedAnswersSweep(c.get(SettleAbandonedAnswers), c.get(Logger))).inSingletonScope();
});
