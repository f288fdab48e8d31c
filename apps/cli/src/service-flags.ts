/**
 * What Node.js is told for the API and the scheduler, here, in `docker/` and in `kubernetes/`.
 * V8 doubles the space for young objects up to 16 MiB thrice over as connections come, and keeps it: ten thousand idle WebSockets take a third more
 * memory then. 8 MiB holds what requests need.
 * By how much it lets old objects grow before it collects goes by how many there may be: of gigabytes, fourfold; of 512 MiB, by half. An export of a
 * million accounts takes 180 MiB more or 58. The API keeps 40 MiB, and its caches are bounded.
 * With `gc` they give back, once, what their start needed.
 */
export const SERVICE_FLAGS: readonly string[] = ['--max-semi-space-size=8', '--max-old-space-size=512', '--expose-gc'];
