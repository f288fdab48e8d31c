/**
 * What Node.js is told for the API and the scheduler, here, in `docker/` and in `kubernetes/`.
 * V8 doubles the space for young objects up to 32 MiB thrice over as connections come, and keeps it: ten thousand idle WebSockets take a third more
 * memory then. With less than 16 MiB the objects of requests that wait for the database grow old, and collecting them costs more.
 * With `gc` they give back, once, what their start needed.
 */
export const SERVICE_FLAGS: readonly string[] = ['--max-semi-space-size=16', '--expose-gc'];

/**
 * What the C library is told for them, where it is glibc: with an arena of memory for each of a dozen threads, what one has freed is kept from the
 * others, after the start 3 MiB.
 */
export const SERVICE_VARIABLES: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' };
