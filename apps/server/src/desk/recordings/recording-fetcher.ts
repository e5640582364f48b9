import { Injectable } from '@nestjs/common';
import { openRecording, RecordingFault, recordingUrl } from '#channels/phone';
import type { PhoneInboxSettings } from '#contract';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { realType } from '../../platform/files/media';
import { CallLog } from '../calls/call-log';
import { InboxesService } from '../inboxes/inboxes.service';
import { type RecordingRow, RecordingsRepository } from './recordings.repository';

const LARGEST = 200 * 1024 * 1024;
/** A fetch that takes longer counts as one that broke off. */
const TAKEN_FOR_MS = 10 * 60_000;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 30 * 60_000;
const ATTEMPTS_AT_MOST = 12;

/** Fetches recordings from where telephone systems keep them: once, and never from where they have no business to be. */
@Injectable()
export class RecordingFetcher {
  constructor(
    private readonly repository: RecordingsRepository,
    private readonly inboxes: InboxesService,
    private readonly files: FileStore,
    private readonly log: CallLog,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Fetches the next one that is due; false when there is none. */
  async fetchNext(): Promise<boolean> {
    const now = this.clock.now();
    const row = await this.repository.claim(now, new Date(now.getTime() + TAKEN_FOR_MS));
    if (!row) return false;
    try {
      await this.keep(row, await this.fetched(row));
    } catch (error) {
      await this.failed(row, error);
    }
    return true;
  }

  nextDueAt(): Promise<Date | null> {
    return this.repository.nextDueAt();
  }

  private async fetched({ inbox_id, place }: RecordingRow) {
    const { settings } = await this.inboxes.byId(inbox_id);
    const base = (settings as Partial<PhoneInboxSettings>).recording?.base || null;
    const stream = await openRecording(recordingUrl(place, base), base);
    const file = await this.files.storeStream(stream, LARGEST);
    const mediaType = await realType(this.files.path(file.sha256), place);
    if (!/^(audio|video)\//.test(mediaType)) throw new RecordingFault('recording_refused', `no sound: ${mediaType}`);
    return { ...file, mediaType };
  }

  private keep(
    { id, call_id }: RecordingRow,
    file: { sha256: string; size: number; mediaType: string },
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.repository.stored(tx, id, file);
      await this.log.changed(tx, null, call_id, 'call.recorded');
    });
  }

  private failed({ id, call_id, attempts }: RecordingRow, error: unknown): Promise<void> {
    const isFinal = (error instanceof RecordingFault && error.isFinal) || attempts >= ATTEMPTS_AT_MOST;
    const code = error instanceof RecordingFault ? error.code : 'recording_unreachable';
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    return this.database.transaction(async (tx) => {
      const dueAt = new Date(this.clock.now().getTime() + wait);
      await this.repository.failed(tx, id, isFinal ? 'failed' : 'waiting', code, dueAt);
      await this.log.changed(tx, null, call_id, 'call.recorded');
    });
  }
}
