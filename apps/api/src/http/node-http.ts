/**
 * `node:http` without `import`: to offer its names as a module's exports, Node.js reads all of them, and with that loads the client behind `fetch`.
 * That is 14 MiB for which a server has no use.
 */
export const nodeHttp = process.getBuiltinModule('node:http');
