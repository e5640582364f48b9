import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { unpacksWithin, zipEntries } from './zip-entries';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A zip of one entry that claims to unpack to one byte. */
async function zipOf(name: string, content: Buffer): Promise<string> {
  const [packed, title] = [deflateRawSync(content), Buffer.from(name)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  const path = join(folder, 'a.zip');
  await writeFile(path, Buffer.concat([local, title, packed, entry, title, end]));
  return path;
}

test('is measured by unpacking, whatever it says of itself', async () => {
  const path = await zipOf('xl/workbook.xml', Buffer.alloc(1_000_000));
  const entries = (await zipEntries(path))!;
  expect(entries.map(({ name }) => name)).toEqual(['xl/workbook.xml']);
  expect(await unpacksWithin(path, entries, 1_000_000)).toBe(true);
  expect(await unpacksWithin(path, entries, 999_999)).toBe(false);
});

test.each(['', 'PK', 'PK\u0005\u0006'.padEnd(22, '\u00ff'), 'no zip at all'])('%j is none', async (text) => {
  const path = join(folder, 'b.zip');
  await writeFile(path, Buffer.from(text, 'latin1'));
  expect(await zipEntries(path)).toBeNull();
});
