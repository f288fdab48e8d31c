import { InMemoryIdentity } from './in-memory-identity.js';
import { permissionCatalogueContract } from './permission-catalogue-contract.js';

permissionCatalogueContract('InMemoryPermissionCatalogue', () => new InMemoryIdentity());
