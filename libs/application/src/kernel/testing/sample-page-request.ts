import type { PageRequest } from '@halolight/domain/kernel';

/** The first page of ten, counted, unless `given` says otherwise. */
export function samplePageRequest(given: Partial<PageRequest> = {}): PageRequest {
  return { page: 1, pageSize: 10, count: 'exact', ...given };
}
