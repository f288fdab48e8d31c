import { describe, expect, it } from '@jest/globals';
import { readUploadFields } from './upload-fields.js';

const read = (fields: Record<string, string>) => readUploadFields(new Map(Object.entries(fields)));

describe('readUploadFields', () => {
  it('reads name and folder, and takes empty ones for left out', () => {
    expect(read({ name: ' a.txt ', folderId: ' 7 ' })).toEqual({ name: 'a.txt', folderId: 7, faults: [] });
    expect(read({ name: ' ', folderId: '' })).toEqual({ name: undefined, folderId: null, faults: [] });
    expect(read({})).toEqual({ name: undefined, folderId: null, faults: [] });
    expect(read({ name: '🔑'.repeat(255) }).faults).toEqual([]);
  });

  it.each(['0', '-1', '1.5', '01', '1e3', 'root', '9007199254740992', '99999999999999999999', "1' or '1"])('takes %j for no folder', (folderId) => {
    expect(read({ folderId }).faults).toEqual([{ field: 'folderId', message: 'must be the id of a folder' }]);
  });

  it('names every fault', () => {
    expect(read({ name: 'a\0b', folderId: 'x', colour: 'red' }).faults.map(({ field }) => field)).toEqual(['colour', 'name', 'folderId']);
    expect(read({ name: 'n'.repeat(256) }).faults).toEqual([{ field: 'name', message: 'must have at most 255 characters' }]);
  });
});
