import { buildProduct } from '../start/build-product.mjs';

process.exitCode = (await buildProduct()) ?? 0;
if (process.exitCode === 0) await import('./main.ts');
