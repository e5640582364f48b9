import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain';
import { Database } from '../../platform/database/database';
import { type RawInput, RawInputs } from '../../platform/files/raw-inputs';

const LONGEST_HEAD = 256 * 1024;

/** What a message was read from, byte for byte. */
@Injectable()
export class RawLetters {
  constructor(
    private readonly database: Database,
    private readonly raws: RawInputs,
  ) {}

  /** Throws `not_found` when nothing was kept: what is said in the widget never was a letter. */
  async open(receiptId: string | null): Promise<Readable> {
    const kept =
      receiptId &&
      (await this.database.row<RawInput>('select raw, raw_sha256 as "rawSha256" from receipt where id = $1', [
        receiptId,
      ]));
    if (!kept || !kept.rawSha256) throw new DomainError('not_found');
    return this.raws.open(kept);
  }

  /** The header lines as they came; bytes that are no UTF-8 stay readable as they can. */
  async head(receiptId: string | null): Promise<{ text: string; cut: boolean }> {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of (await this.open(receiptId)) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= LONGEST_HEAD) break;
    }
    const start = Buffer.concat(chunks).subarray(0, LONGEST_HEAD).toString('utf8');
    const end = /\r?\n\r?\n/.exec(start)?.index;
    return { text: start.slice(0, end).replaceAll('\u0000', ''), cut: end === undefined && length >= LONGEST_HEAD };
  }
}
