import { ContentIntake, FileDirectory, StorageQuota, ThumbnailOrders } from '@halolight/application/content';
import {
  ContentRegistry,
  ContentTypes,
  DownloadSignatures,
  FileLinkRepository,
  FileRepository,
  FileShares,
  FileStorage,
  LinkPasswordThrottle,
  LinkTokens,
  ThumbnailMaker,
  UploadLedger,
} from '@halolight/application/content/ports';
import { ContainerModule } from 'inversify';
import { Database, DemoData } from '../kernel/index.js';
import { bindFileUseCases } from './bind-file-use-cases.js';
import { DemoFiles } from './demo-files.js';
import { storageFolder, type FilesSettings } from './files-settings.js';
import { HmacDownloadSignatures } from './hmac-download-signatures.js';
import { KnexContentRegistry } from './knex-content-registry.js';
import { KnexFileDirectory } from './knex-file-directory.js';
import { KnexFileLinkRepository } from './knex-file-link-repository.js';
import { KnexFileRepository } from './knex-file-repository.js';
import { KnexUploadLedger } from './knex-upload-ledger.js';
import { LocalFileStorage } from './local-file-storage.js';
import { RandomLinkTokens } from './random-link-tokens.js';
import { KnexShareRepository } from './sharing/knex-share-repository.js';
import { SHARED_FILES } from './sharing/shared-resource.js';
import { SharedLinkPasswordThrottle } from './shared-link-password-throttle.js';
import { SharpThumbnailMaker } from './sharp-thumbnail-maker.js';
import { SniffedContentTypes } from './sniffed-content-types.js';

/** Files: every port with its adapter, and every use case. It needs `contentModule`, for folders, and `identityModule`, for hashing passwords and for what an account may do. */
export function filesModule(settings: FilesSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(FileStorage).toDynamicValue(() => new LocalFileStorage(storageFolder(settings))).inSingletonScope();
    bind(UploadLedger).toDynamicValue((c) => new KnexUploadLedger(c.get(Database), settings.quotaBytes)).inSingletonScope();
    bind(ContentRegistry).toDynamicValue((c) => new KnexContentRegistry(c.get(Database))).inSingletonScope();
    bind(FileRepository).toDynamicValue((c) => new KnexFileRepository(c.get(Database))).inSingletonScope();
    bind(FileLinkRepository).toDynamicValue((c) => new KnexFileLinkRepository(c.get(Database))).inSingletonScope();
    bind(FileShares).toDynamicValue((c) => new KnexShareRepository(c.get(Database), SHARED_FILES)).inSingletonScope();
    bind(FileDirectory).toDynamicValue((c) => new KnexFileDirectory(c.get(Database))).inSingletonScope();
    bind(ContentTypes).toDynamicValue(() => new SniffedContentTypes()).inSingletonScope();
    bind(ThumbnailMaker).toDynamicValue(() => new SharpThumbnailMaker()).inSingletonScope();
    bind(LinkPasswordThrottle).toDynamicValue((c) => new SharedLinkPasswordThrottle(c.get(Database))).inSingletonScope();
    bind(LinkTokens).toDynamicValue(() => new RandomLinkTokens()).inSingletonScope();
    bind(DownloadSignatures).toDynamicValue(() => new HmacDownloadSignatures(settings.jwtSecret)).inSingletonScope();
    bind(StorageQuota).toConstantValue(new StorageQuota(settings.quotaBytes));
    bindFileUseCases(bind, settings);
    bind(DemoData).toDynamicValue(
      (c) => new DemoFiles(c.get(Database), c.get(ContentIntake), c.get(ContentRegistry), c.get(FileRepository), c.get(ThumbnailOrders)),
    );
  });
}
