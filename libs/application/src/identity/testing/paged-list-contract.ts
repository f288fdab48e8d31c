export { pagedListContract, type PagedList } from '../../kernel/testing/index.js';
