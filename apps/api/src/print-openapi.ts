import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeApi } from './http/openapi/describe-api.js';
import { generatedApi } from './http/generated-api.js';

const [file] = process.argv.slice(2);
const text = `${JSON.stringify(describeApi(generatedApi.document), null, 2)}\n`;

if (file === undefined) process.stdout.write(text);
else {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
