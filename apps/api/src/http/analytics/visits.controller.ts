import type { RecordVisit } from '@halolight/application/analytics';
import { Body, NoSecurity, Post, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import { ok, type Success } from '../envelope.js';
import type { CreateVisitBody, VisitBody } from './visits.contract.js';

/** Page views, as the pages themselves report them. */
@Route('analytics/visits')
@Tags('Analytics')
export class VisitsController {
  constructor(private readonly recordVisit: RecordVisit) {}

  /**
   * The first view of a visitor, and each after half an hour without one, starts a visit. At most 300 a minute from one address.
   * @summary Records a page view
   */
  @Post()
  @NoSecurity()
  @SuccessResponse(201, 'Created')
  async create(@Body() body: CreateVisitBody): Promise<Success<VisitBody>> {
    const { path, visitorId, source = null, referrer = null } = body;
    const visit = await this.recordVisit.execute({ path, visitorId, source, referrer });
    return ok({
      id: visit.id,
      path: visit.path,
      visitorId: visit.visitorId,
      source: visit.source,
      referrer: visit.referrer,
      startsVisit: visit.startsVisit,
      createdAt: visit.viewedAt,
    });
  }
}
