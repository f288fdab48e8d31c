import type { FileKind } from './file-kind.js';

/** Bytes that are kept, however many files show them. */
export interface FileContent {
  /** Where the storage keeps them: a UUID, which no name or client has a say in. */
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** As the bytes tell, never as a client says. */
  readonly mimeType: string;
}

/** Content under a name, which belongs to somebody. */
export interface StoredFile {
  readonly id: number;
  /** Of 1 to 255 characters. */
  readonly name: string;
  readonly ownerId: number;
  /** Null: not in a folder. */
  readonly folderId: number | null;
  readonly content: FileContent;
  readonly kind: FileKind;
  /** Rises with every change, from 1. */
  readonly version: number;
}
