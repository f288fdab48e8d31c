const OLDEST_NODE = 24;

// Before anything else is loaded, which may need that Node itself.
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`HaloLight needs Node.js ${OLDEST_NODE} or newer; this is ${process.versions.node}. See https://nodejs.org/`);
  process.exit(1);
}

const { buildProduct } = await import('./build-product.mjs');
const { runHalo } = await import('./run-halo.mjs');

process.exitCode = (await buildProduct()) ?? (await runHalo(['up']));
