import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, InvalidInputError, NotFoundError, PermissionSet } from '../../kernel/index.js';
import { assertMayHold, assertMayUseDocument, seesAllDocuments } from './document-policy.js';

const visitor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe('who sees all documents', () => {
  it.each(['documents:*', '*'])('is who holds %s', (permission) => expect(seesAllDocuments(visitor(1, permission))).toBe(true));
  it.each(['documents:view', 'documents:delete', '*:view', 'files:*'])('is not who holds %s', (permission) => {
    expect(seesAllDocuments(visitor(1, permission))).toBe(false);
  });
});

describe('assertMayUseDocument', () => {
  it('lets the owner and who holds documents:* do everything', () => {
    expect(() => assertMayUseDocument(visitor(7), 7, null, 'OWNER')).not.toThrow();
    expect(() => assertMayUseDocument(visitor(8, 'documents:*'), 7, null, 'OWNER')).not.toThrow();
  });

  it('lets who has a share do what it allows', () => {
    expect(() => assertMayUseDocument(visitor(8), 7, 'EDIT', 'EDIT')).not.toThrow();
    expect(() => assertMayUseDocument(visitor(8), 7, 'EDIT', 'OWNER')).toThrow(ForbiddenError);
    expect(() => assertMayUseDocument(visitor(8), 7, 'READ', 'COMMENT')).toThrow(ForbiddenError);
  });

  it('is not there for anybody else, the holder of documents:view included', () => {
    expect(() => assertMayUseDocument(visitor(8, 'documents:view'), 7, null, 'READ')).toThrow(new NotFoundError('Document'));
  });
});

describe('assertMayHold', () => {
  it('lets a document lie in a folder of its owner', () => expect(() => assertMayHold({ ownerId: 7 }, 7)).not.toThrow());

  it.each([[null], [{ ownerId: 8 }]])('refuses %j', (folder) => {
    expect(() => assertMayHold(folder, 7)).toThrow(InvalidInputError);
    expect(() => assertMayHold(folder, 7)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'folderId' })] }));
  });
});
