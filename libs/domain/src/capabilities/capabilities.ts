/** What a channel can carry. The composer shows it, a reply is refused by it, and the outbox relies on it. */
export interface Capabilities {
  /** Files that can go out; null where none can. */
  files: FileLimits | null;
  html: boolean;
  typing: boolean;
  readMarks: boolean;
  /** Longest text in characters; null where longer texts are split or there is no limit. */
  longestText: number | null;
}

export interface FileLimits {
  /** Bytes at most by real media type; null takes every type up to `largest`. */
  types: Record<string, number> | null;
  /** Bytes of one file at most. */
  largest: number;
  /** Files in one message at most. */
  most: number;
}

export interface OutgoingFile {
  name: string;
  mediaType: string;
  size: number;
}

/** Why a reply can't go out by a channel. */
export type Misfit =
  | { code: 'message_too_long'; longest: number }
  | { code: 'files_not_taken' }
  | { code: 'too_many_files'; most: number }
  | { code: 'file_kind_not_taken'; file: string; mediaType: string }
  | { code: 'file_too_large'; file: string; largest: number };

/**
 * What of a reply its channel can't carry, the first thing that an agent has to change; null when all of it fits. `mediaType`
 * is the real type of a file, not the one its name claims. Sizes are bytes, text is counted in characters as a person does.
 */
export function misfitOf(can: Capabilities, text: string, files: readonly OutgoingFile[]): Misfit | null {
  const { longestText } = can;
  if (longestText !== null && [...text].length > longestText) return { code: 'message_too_long', longest: longestText };
  if (files.length === 0) return null;
  if (!can.files) return { code: 'files_not_taken' };
  if (files.length > can.files.most) return { code: 'too_many_files', most: can.files.most };
  for (const file of files) {
    const misfit = misfitOfFile(can.files, file);
    if (misfit) return misfit;
  }
  return null;
}

function misfitOfFile({ types, largest }: FileLimits, { name, mediaType, size }: OutgoingFile): Misfit | null {
  const taken = types ? types[mediaType] : largest;
  if (taken === undefined) return { code: 'file_kind_not_taken', file: name, mediaType };
  const atMost = Math.min(taken, largest);
  return size > atMost ? { code: 'file_too_large', file: name, largest: atMost } : null;
}
