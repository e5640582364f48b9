import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore } from './file-store';

/** What a chat message, a callback or a short letter takes: their bytes cost one row, not a synced file beside it. */
const IN_ROW_BYTES = 8 * 1024;

/** Input as it came: `raw` where its row keeps it, else a file under its hash. */
export interface RawInput {
  raw: Buffer | null;
  rawSha256: string;
}

/** Keeps input before anybody looks inside (law 2). */
@Injectable()
export class RawInputs {
  constructor(private readonly files: FileStore) {}

  /** What the row has to keep of it; the rest is durable on disk when this resolves. */
  async store(content: Buffer): Promise<RawInput & { rawSize: number }> {
    if (content.length > IN_ROW_BYTES) {
      const { sha256, size } = await this.files.store(content);
      return { raw: null, rawSha256: sha256, rawSize: size };
    }
    return {
      raw: content,
      rawSha256: createHash('sha256').update(content).digest('hex'),
      rawSize: content.length,
    };
  }

  async read({ raw, rawSha256 }: RawInput): Promise<Buffer> {
    return raw ?? readFile(this.files.path(rawSha256));
  }

  open({ raw, rawSha256 }: RawInput): Readable {
    return raw ? Readable.from([raw]) : this.files.open(rawSha256);
  }
}
