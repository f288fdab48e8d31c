/** What people say about documents. */
export abstract class DocumentComments {
  /** @returns the new id */
  abstract add(documentId: number, authorId: number, content: string): Promise<number>;
}
