/** How much each user may keep. */
export class StorageQuota {
  constructor(readonly bytes: number) {}
}
