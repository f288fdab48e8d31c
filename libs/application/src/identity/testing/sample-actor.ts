export { sampleActor } from '../../kernel/testing/index.js';
