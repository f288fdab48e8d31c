import { expect, it } from '@jest/globals';
import { storageFolder } from './files-settings.js';

it('content is kept where STORAGE_URL says, or below DATA_DIR', () => {
  expect(storageFolder({ dataDir: '/var/data', storageUrl: null })).toBe('/var/data/files');
  expect(storageFolder({ dataDir: '/var/data', storageUrl: 'file:///srv/my%20files' })).toBe('/srv/my files');
});
