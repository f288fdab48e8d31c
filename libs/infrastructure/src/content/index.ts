export * from './content.module.js';
export * from './files.module.js';
export * from './files-settings.js';
export * from './search/use-search-language.js';
