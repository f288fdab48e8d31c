import { describeApi } from './http/openapi/describe-api.js';
import { generatedApi } from './http/generated-api.js';

process.stdout.write(`${JSON.stringify(describeApi(generatedApi.document), null, 2)}\n`);
