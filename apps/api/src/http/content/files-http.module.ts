import {
  CopyFile,
  CreateFileLink,
  DeleteFile,
  DeleteFiles,
  DownloadFile,
  FavorFile,
  FileDirectory,
  FollowDownloadUrl,
  FollowFileLink,
  GrantFile,
  ListFileParts,
  ReplaceFileContent,
  RevokeFileLink,
  SignDownloadUrl,
  StorageQuota,
  UngrantFile,
  UpdateFile,
  UploadFile,
} from '@halolight/application/content';
import { IdempotencyStore } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { OnceByKey } from '../once-by-key.js';
import { FileContentController } from './file-content.controller.js';
import { FileLinksController } from './file-links.controller.js';
import { FileSharingController } from './file-sharing.controller.js';
import { FilesController } from './files.controller.js';
import { SharedFilesController } from './shared-files.controller.js';

/** The controllers of files. */
export const filesHttpModule = new ContainerModule(({ bind }) => {
  bind(FilesController)
    .toDynamicValue(
      (c) =>
        new FilesController(
          c.get(FileDirectory), c.get(StorageQuota), c.get(UpdateFile), c.get(CopyFile), c.get(FavorFile), c.get(DeleteFile), c.get(DeleteFiles),
        ),
    )
    .inSingletonScope();
  bind(FileContentController)
    .toDynamicValue(
      (c) =>
        new FileContentController(
          c.get(FileDirectory), c.get(UploadFile), c.get(ReplaceFileContent), c.get(DownloadFile), c.get(FollowDownloadUrl), c.get(SignDownloadUrl),
          new OnceByKey(c.get(IdempotencyStore)),
        ),
    )
    .inSingletonScope();
  bind(FileSharingController)
    .toDynamicValue((c) => new FileSharingController(c.get(ListFileParts), c.get(GrantFile), c.get(UngrantFile)))
    .inSingletonScope();
  bind(FileLinksController)
    .toDynamicValue((c) => new FileLinksController(c.get(ListFileParts), c.get(FileDirectory), c.get(CreateFileLink), c.get(RevokeFileLink)))
    .inSingletonScope();
  bind(SharedFilesController).toDynamicValue((c) => new SharedFilesController(c.get(FollowFileLink))).inSingletonScope();
});
