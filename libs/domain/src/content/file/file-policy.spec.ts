import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, NotFoundError, PermissionSet } from '../../kernel/index.js';
import { assertMayUseFile, fileAccess, seesAllFiles } from './file-policy.js';

const visitor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe('who sees all files', () => {
  it.each(['files:*', '*'])('is who holds %s', (permission) => expect(seesAllFiles(visitor(1, permission))).toBe(true));
  it.each(['files:view', 'files:delete', '*:view', 'documents:*'])('is not who holds %s', (permission) => {
    expect(seesAllFiles(visitor(1, permission))).toBe(false);
  });
});

describe('assertMayUseFile', () => {
  it('lets the owner and who holds files:* do everything', () => {
    expect(() => assertMayUseFile(visitor(7), 7, null, 'OWNER')).not.toThrow();
    expect(() => assertMayUseFile(visitor(8, 'files:*'), 7, null, 'OWNER')).not.toThrow();
    expect(fileAccess(visitor(8, 'files:*'), 7, null)).toBe('OWNER');
  });

  it('lets who has a share do what it allows', () => {
    expect(() => assertMayUseFile(visitor(8), 7, 'EDIT', 'EDIT')).not.toThrow();
    expect(() => assertMayUseFile(visitor(8), 7, 'EDIT', 'OWNER')).toThrow(ForbiddenError);
    expect(() => assertMayUseFile(visitor(8), 7, 'READ', 'EDIT')).toThrow(ForbiddenError);
  });

  it('is not there for anybody else, the holder of files:view included', () => {
    expect(() => assertMayUseFile(visitor(8, 'files:view'), 7, null, 'READ')).toThrow(new NotFoundError('File'));
    expect(fileAccess(visitor(8, 'files:view'), 7, null)).toBeNull();
  });
});
