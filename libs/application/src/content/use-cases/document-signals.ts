import type { Document } from '@halolight/domain/content';
import { EntitySignals } from '../../kernel/index.js';
import type { NewDocument } from '../ports/document-repository.js';

/** What is about to happen to a document. */
export class DocumentSignals extends EntitySignals<NewDocument, Document> {}
