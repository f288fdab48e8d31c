export { samplePageRequest } from '../../kernel/testing/index.js';
