import {
  ContentIntake,
  CopyFile,
  CreateFileLink,
  DeleteFile,
  DeleteFiles,
  DownloadFile,
  FavorFile,
  FileDirectory,
  FileGate,
  FileSignals,
  FolderFinder,
  FollowDownloadUrl,
  FollowFileLink,
  GrantFile,
  ListFileParts,
  MakeThumbnail,
  PurgeLinkAccesses,
  ReplaceFileContent,
  RevokeFileLink,
  SignDownloadUrl,
  SweepFileStorage,
  SweepStrayObjects,
  ThumbnailOrders,
  UngrantFile,
  UpdateFile,
  UploadFile,
} from '@halolight/application/content';
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
import { ActorDirectory, Clock, EventOutbox, JobQueue, Logger, PasswordHashing, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import type { FilesSettings } from './files-settings.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds the use cases of files. */
export function bindFileUseCases(bind: Bind, settings: Pick<FilesSettings, 'uploadMaxBytes'>): void {
  bind(FileSignals).toDynamicValue(() => new FileSignals()).inSingletonScope();
  bind(FileGate).toDynamicValue((c) => new FileGate(c.get(FileRepository), c.get(FileShares)));
  bind(ThumbnailOrders).toDynamicValue((c) => new ThumbnailOrders(c.get(JobQueue), c.get(ThumbnailMaker)));
  bindContent(bind, settings);
  bindChanges(bind);
  bindSharing(bind);
  bindLinks(bind);
}

function bindContent(bind: Bind, { uploadMaxBytes }: Pick<FilesSettings, 'uploadMaxBytes'>): void {
  bind(ContentIntake).toDynamicValue(
    (c) =>
      new ContentIntake(c.get(UnitOfWork), c.get(FileStorage), c.get(UploadLedger), c.get(ContentTypes), c.get(Clock), c.get(Logger), uploadMaxBytes),
  );
  bind(UploadFile).toDynamicValue(
    (c) =>
      new UploadFile(
        c.get(ContentIntake), c.get(ContentRegistry), c.get(FileRepository), c.get(FolderFinder), c.get(ThumbnailOrders), c.get(FileSignals), c.get(EventOutbox),
      ),
  );
  bind(ReplaceFileContent).toDynamicValue(
    (c) =>
      new ReplaceFileContent(
        c.get(ContentIntake), c.get(ContentRegistry), c.get(FileRepository), c.get(FileGate), c.get(ThumbnailOrders), c.get(FileSignals),
        c.get(EventOutbox),
      ),
  );
  bind(DownloadFile).toDynamicValue((c) => new DownloadFile(c.get(FileGate), c.get(FileStorage), c.get(ContentRegistry)));
  bind(FollowDownloadUrl).toDynamicValue(
    (c) =>
      new FollowDownloadUrl(
        c.get(DownloadSignatures), c.get(ActorDirectory), c.get(FileGate), c.get(FileLinkRepository), c.get(FileStorage), c.get(Clock),
      ),
  );
  bind(SignDownloadUrl).toDynamicValue((c) => new SignDownloadUrl(c.get(FileGate), c.get(DownloadSignatures), c.get(Clock)));
  bind(MakeThumbnail).toDynamicValue((c) => new MakeThumbnail(c.get(ContentRegistry), c.get(FileStorage), c.get(ThumbnailMaker), c.get(ContentIntake)));
  bind(SweepFileStorage).toDynamicValue((c) => new SweepFileStorage(c.get(FileStorage), c.get(ContentRegistry), c.get(UploadLedger)));
  bind(SweepStrayObjects).toDynamicValue((c) => new SweepStrayObjects(c.get(FileStorage), c.get(ContentRegistry)));
}

function bindChanges(bind: Bind): void {
  bind(UpdateFile).toDynamicValue(
    (c) => new UpdateFile(c.get(UnitOfWork), c.get(FileRepository), c.get(FileGate), c.get(FolderFinder), c.get(FileSignals), c.get(EventOutbox)),
  );
  bind(CopyFile).toDynamicValue(
    (c) =>
      new CopyFile(
        c.get(UnitOfWork), c.get(FileRepository), c.get(UploadLedger), c.get(FileGate), c.get(FolderFinder), c.get(FileSignals), c.get(EventOutbox),
      ),
  );
  bind(DeleteFile).toDynamicValue(
    (c) => new DeleteFile(c.get(UnitOfWork), c.get(FileRepository), c.get(FileGate), c.get(FileSignals), c.get(EventOutbox)),
  );
  bind(DeleteFiles).toDynamicValue((c) => new DeleteFiles(c.get(UnitOfWork), c.get(DeleteFile)));
  bind(FavorFile).toDynamicValue((c) => new FavorFile(c.get(UnitOfWork), c.get(FileRepository), c.get(FileGate), c.get(EventOutbox)));
}

function bindSharing(bind: Bind): void {
  bind(GrantFile).toDynamicValue((c) => new GrantFile(c.get(UnitOfWork), c.get(FileShares), c.get(FileGate), c.get(Clock), c.get(EventOutbox)));
  bind(UngrantFile).toDynamicValue((c) => new UngrantFile(c.get(UnitOfWork), c.get(FileShares), c.get(FileGate), c.get(EventOutbox)));
  bind(ListFileParts).toDynamicValue((c) => new ListFileParts(c.get(FileGate), c.get(FileDirectory)));
}

function bindLinks(bind: Bind): void {
  bind(PurgeLinkAccesses).toDynamicValue((c) => new PurgeLinkAccesses(c.get(FileLinkRepository), c.get(Clock)));
  bind(CreateFileLink).toDynamicValue(
    (c) =>
      new CreateFileLink(
        c.get(UnitOfWork), c.get(FileLinkRepository), c.get(LinkTokens), c.get(FileGate), c.get(PasswordHashing), c.get(Clock), c.get(EventOutbox),
      ),
  );
  bind(RevokeFileLink).toDynamicValue((c) => new RevokeFileLink(c.get(UnitOfWork), c.get(FileLinkRepository), c.get(FileRepository), c.get(EventOutbox)));
  bind(FollowFileLink).toDynamicValue(
    (c) =>
      new FollowFileLink(
        c.get(UnitOfWork), c.get(FileLinkRepository), c.get(FileRepository), c.get(ActorDirectory), c.get(LinkTokens), c.get(PasswordHashing),
        c.get(LinkPasswordThrottle), c.get(FileStorage), c.get(Clock),
      ),
  );
}
