/** What a file is to a person who looks for it. */
export const FILE_KINDS = ['image', 'video', 'audio', 'document', 'archive', 'other'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

const KIND_OF_TOP_LEVEL: ReadonlyMap<string, FileKind> = new Map([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['text', 'document'],
]);
const DOCUMENTS = /^application\/(pdf|rtf|epub\+zip|msword|vnd\.(ms-(excel|powerpoint|word)|openxmlformats-|oasis\.opendocument\.|visio)|json|xml|x-cfb)/;
const ARCHIVES = /^application\/(zip|gzip|zstd|x-(7z-compressed|rar-compressed|tar|gtar|bzip2|xz|compress|lzip|lzh-compressed|arj|ace-compressed|iso9660-image|apple-diskimage|deb|rpm|cpio|unix-archive|lz4)|vnd\.(rar|android\.package-archive|ms-cab-compressed|debian\.binary-package)|java-archive)/;

/** The kind of file that content of a media type makes; parameters of the type do not matter. */
export function fileKindOf(mimeType: string): FileKind {
  const kind = KIND_OF_TOP_LEVEL.get(mimeType.split('/', 1)[0] ?? '');
  if (kind) return kind;
  if (DOCUMENTS.test(mimeType)) return 'document';
  return ARCHIVES.test(mimeType) ? 'archive' : 'other';
}
