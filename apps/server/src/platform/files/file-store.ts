import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '#domain';
import { CONFIG, type Config } from '../config/config';
import { Database } from '../database/database';

export interface StoredFile {
  sha256: string;
  size: number;
}

/** Files on disk under the hash of their content: the same bytes are kept once, and names never reach the disk. */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly folder: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: Database,
  ) {
    this.folder = join(config.dataDir, 'files');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(join(this.folder, 'incoming'), { recursive: true });
  }

  /** Streams to disk while hashing; throws `payload_too_large` past `limit` bytes and keeps nothing of it. */
  async storeStream(source: Readable, limit: number): Promise<StoredFile> {
    const incoming = join(this.folder, 'incoming', randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length;
        hash.update(chunk);
        done(size > limit ? new DomainError('payload_too_large', { limit }) : null, chunk);
      },
    });
    try {
      await pipeline(source, measure, createWriteStream(incoming, { flags: 'wx', flush: true }));
      return await this.keep(incoming, { sha256: hash.digest('hex'), size });
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async store(content: Buffer): Promise<StoredFile> {
    const incoming = join(this.folder, 'incoming', randomUUID());
    const file = { sha256: createHash('sha256').update(content).digest('hex'), size: content.length };
    try {
      await writeFile(incoming, content, { flag: 'wx', flush: true });
      return await this.keep(incoming, file);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new DomainError('not_found');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  open(sha256: string): ReadStream {
    return createReadStream(this.path(sha256));
  }

  private async keep(incoming: string, file: StoredFile): Promise<StoredFile> {
    const target = this.path(file.sha256);
    const there = await stat(target).catch(() => null);
    if (there?.size !== file.size) {
      await mkdir(join(this.folder, file.sha256.slice(0, 2)), { recursive: true });
      await rename(incoming, target);
    }
    await this.database.rows('insert into file (sha256, size) values ($1, $2) on conflict do nothing', [
      file.sha256,
      file.size,
    ]);
    return file;
  }
}
