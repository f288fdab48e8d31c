/**
 * `node:http` without `import`: to offer its names as a module's exports, Node.js reads all of them, and with that loads the client behind `fetch`.
 * That is 3 MiB of a running API, which has no use for it.
 */
export const nodeHttp = process.getBuiltinModule('node:http');
