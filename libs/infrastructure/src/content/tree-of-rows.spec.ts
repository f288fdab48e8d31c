import type { FolderNode, FolderView } from '@halolight/application/content';
import { describe, expect, it } from '@jest/globals';
import { treeOfRows } from './tree-of-rows.js';

const AT = new Date(0);
const row = (id: number, parentId: number | null): FolderView => ({ id, parentId, name: `Folder ${id}`, ownerId: 1, version: 1, createdAt: AT, updatedAt: AT });
const shapeOf = (nodes: readonly FolderNode[]): unknown => nodes.map(({ id, children }) => [id, shapeOf(children)]);

describe('treeOfRows', () => {
  it('is empty without rows', () => expect(treeOfRows([])).toEqual([]));

  it('keeps the order of siblings, whether their parent comes before or after them', () => {
    expect(shapeOf(treeOfRows([row(5, 2), row(3, null), row(2, null), row(1, 2), row(4, 5)]))).toEqual([[3, []], [2, [[5, [[4, []]]], [1, []]]]]);
  });

  it('loses nobody whose parent is not there', () => expect(shapeOf(treeOfRows([row(1, 9)]))).toEqual([[1, []]]));

  it('keeps what a folder is', () => expect(treeOfRows([row(1, null)])).toEqual([{ ...row(1, null), children: [] }]));
});
