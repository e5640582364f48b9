import { open, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { createReadStream } from 'node:fs';

interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 5_000;

/** What a zip file says it holds; null for what is none, is broken, or is larger than such a file needs to be. */
export async function zipEntries(path: string): Promise<ZipEntry[] | null> {
  const file = await open(path);
  try {
    return await entriesOf(file);
  } finally {
    await file.close();
  }
}

async function entriesOf(file: FileHandle): Promise<ZipEntry[] | null> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - END_LENGTH - LONGEST_COMMENT), size);
  const end = tail.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || tail.length - end < END_LENGTH || tail.readUInt32LE(end) !== END_SIGNATURE) return null;
  const [count, length, start] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (count > MOST_ENTRIES || start + length > size) return null;
  const directory = await bytesAt(file, start, start + length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const name = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + name),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + name + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Whether everything in the file comes to at most `limit` bytes. Counted by unpacking: the sizes that a zip file tells of
 * itself are what its maker wrote there.
 */
export async function unpacksWithin(path: string, entries: readonly ZipEntry[], limit: number): Promise<boolean> {
  let left = limit;
  for (const entry of entries) {
    left -= entry.method === 0 ? entry.packed : await unpackedSize(path, entry, left);
    if (left < 0) return false;
  }
  return true;
}

async function unpackedSize(path: string, { offset, packed }: ZipEntry, limit: number): Promise<number> {
  if (packed === 0) return 0;
  const file = await open(path);
  const head = await bytesAt(file, offset, offset + 30).finally(() => file.close());
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  let size = 0;
  const count = new Writable({
    write(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > limit ? new TooLarge() : null);
    },
  });
  await pipeline(createReadStream(path, { start, end: start + packed - 1 }), createInflateRaw(), count).catch(
    (error: unknown) => {
      if (!(error instanceof TooLarge)) throw error;
    },
  );
  return size;
}

class TooLarge extends Error {}

async function bytesAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}
