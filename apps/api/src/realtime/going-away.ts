import { UnavailableError } from '@halolight/domain/kernel';

/** This process stops; another one answers. */
export function goingAway(): UnavailableError {
  return new UnavailableError('The server stops; connect again');
}
