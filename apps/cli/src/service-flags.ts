/**
 * What Node.js is told for the API and the scheduler, here and in `docker/`. V8 doubles the space for young objects up to 16 MiB thrice over as
 * connections come, and keeps it: ten thousand idle WebSockets take a third more memory then. 8 MiB holds what requests need.
 * With `gc` they give back, once, what their start needed.
 */
export const SERVICE_FLAGS: readonly string[] = ['--max-semi-space-size=8', '--expose-gc'];
