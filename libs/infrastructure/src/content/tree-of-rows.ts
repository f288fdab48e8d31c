import type { FolderNode, FolderView } from '@halolight/application/content';

interface GrowingNode extends FolderView {
  readonly children: GrowingNode[];
}

/** Puts each folder below its parent, siblings in the order of the rows; one whose parent is not among them stands at the root. */
export function treeOfRows(rows: readonly FolderView[]): FolderNode[] {
  const nodes = new Map(rows.map((row): [number, GrowingNode] => [row.id, { ...row, children: [] }]));
  const roots: GrowingNode[] = [];
  for (const node of nodes.values()) {
    const siblings = node.parentId === null ? roots : (nodes.get(node.parentId)?.children ?? roots);
    siblings.push(node);
  }
  return roots;
}
