import { DocumentComments } from '@halolight/application/content/ports';
import type { Database } from '../kernel/index.js';

/** Comments in PostgreSQL. */
export class KnexDocumentComments extends DocumentComments {
  constructor(private readonly database: Database) {
    super();
  }

  async add(documentId: number, authorId: number, content: string): Promise<number> {
    const [added]: { id: number }[] = await this.database
      .sql('document_comments')
      .insert({ document_id: documentId, author_id: authorId, content })
      .returning('id');
    if (!added) throw new Error('The new comment was not returned');
    return added.id;
  }
}
