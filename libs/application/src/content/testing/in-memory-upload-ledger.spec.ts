import { uploadLedgerContract } from './upload-ledger-contract.js';
import { InMemoryFiles } from './in-memory-files.js';

uploadLedgerContract('InMemoryUploadLedger', () => new InMemoryFiles());
