import { generatedApi } from './http/generated-api.js';
import { describeApi } from './http/openapi/describe-api.js';
import { postmanCollection } from './http/postman/postman-collection.js';

process.stdout.write(`${JSON.stringify(postmanCollection(describeApi(generatedApi.document)), null, 2)}\n`);
