export { uniqueText } from '../../kernel/testing/index.js';
