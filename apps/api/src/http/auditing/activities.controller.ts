import type { ActivityLog, ActivityView } from '@halolight/application/auditing';
import { Get, Queries, Route, Security, Tags } from '@tsoa/runtime';
import { pageOf, type Paged, type Success } from '../envelope.js';
import { toPageRequest } from '../list-query.js';
import type { ActivityBody, ActivityListQuery } from './activities.contract.js';

/** The audit log: who did what to what, from where. */
@Route('activities')
@Tags('Activities')
export class ActivitiesController {
  constructor(private readonly log: ActivityLog) {}

  /** @summary Lists activities, newest first unless told */
  @Get()
  @Security('jwt', ['activities:view'])
  async list(@Queries() query: ActivityListQuery): Promise<Success<Paged<ActivityBody>>> {
    const { type, actorId, subjectType, subjectId, from, to } = query;
    return pageOf(await this.log.page(toPageRequest(query), { type, actorId, subjectType, subjectId, from, to }), activityBody);
  }
}

function activityBody({ id, type, actor, subject, data, ip, userAgent, requestId, createdAt }: ActivityView): ActivityBody {
  return { id, type, actor, subject, data: { ...data }, ip, userAgent, requestId, createdAt };
}
