import { InMemoryContent } from './in-memory-content.js';
import { sampleDocument } from './sample-document.js';
import { shareRepositoryContract } from './share-repository-contract.js';

shareRepositoryContract('InMemoryShares', () => {
  const content = new InMemoryContent();
  return { ...content, addResource: async (ownerId) => (await content.documents.add(sampleDocument(ownerId))).id };
});
