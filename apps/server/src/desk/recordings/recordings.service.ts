import { Injectable } from '@nestjs/common';
import type { PhoneInboxSettings } from '#contract';
import { type CallTimeline, DomainError, mayBePlayed, type RecordingConsent } from '#domain';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { Wake } from '../../platform/wake/wake';
import { CallAccess } from '../calls/call-access';
import { CallLog } from '../calls/call-log';
import type { InboxRecord } from '../inboxes/inbox.view';
import { found } from '../setup/refusals';
import { type RecordingRow, RecordingsRepository } from './recordings.repository';

/** Wakes when a recording waits to be fetched. */
export const RECORDINGS = 'recordings';

/** Telephone systems finish a file only after the call. */
const FINISHED_AFTER_MS = 5_000;
/** How long a page may go on playing what it began to play. */
const PLAYS_MS = 4 * 3_600_000;

/** Recordings of calls: kept with the consent they were made under, played to who may hear them, every listening told. */
@Injectable()
export class RecordingsService {
  constructor(
    private readonly database: Database,
    private readonly repository: RecordingsRepository,
    private readonly access: CallAccess,
    private readonly log: CallLog,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** What a telephone system said of recordings, inside the transaction of the call. One without consent is not kept. */
  async tell(tx: Tx, callId: string, told: CallTimeline, inbox: InboxRecord): Promise<void> {
    const { recording } = inbox.settings as Partial<PhoneInboxSettings>;
    for (const { place, consent: said } of told.recordings) {
      const consent = said ?? recording?.consent ?? 'unknown';
      const state = consent === 'no' ? 'refused' : 'waiting';
      const dueAt = new Date(this.clock.now().getTime() + FINISHED_AFTER_MS);
      if (!(await this.repository.add(tx, { callId, place, consent, state, dueAt }))) continue;
      await this.log.changed(tx, null, callId, 'call.recorded');
    }
    if (told.endedAt && told.recordings.length) tx.afterCommit(() => this.wake.up(RECORDINGS));
  }

  /** Begins a listening: who heard what is told before a sound of it is. */
  listen(me: Principal, callId: string, recordingId: string): Promise<{ url: string }> {
    return this.database.transaction(async (tx) => {
      const recording = await this.seen(me, callId, recordingId, tx);
      if (recording.state !== 'stored' || !mayBePlayed(recording.consent, me.role))
        throw new DomainError('recording_not_playable', { consent: recording.consent, state: recording.state });
      const id = newId();
      await this.repository.listen(tx, { id, recordingId, agentId: me.agentId, at: this.clock.now() });
      await this.log.changed(tx, me, callId, 'call.listened', { recordingId });
      return { url: `/api/listenings/${id}` };
    });
  }

  /** The file behind a listening; only its own listener gets it, and only while it is fresh. */
  async playing(me: Principal, listeningId: string): Promise<RecordingRow & { sha256: string; size: number }> {
    const since = new Date(this.clock.now().getTime() - PLAYS_MS);
    const row = found(await this.repository.listening(listeningId, me.agentId, since));
    await this.access.seen(me, row.call_id);
    const { sha256, size, consent } = row;
    if (!sha256 || size === null || !mayBePlayed(consent, me.role)) throw new DomainError('recording_not_playable');
    return { ...row, sha256, size };
  }

  async listeners(me: Principal, callId: string, recordingId: string) {
    await this.seen(me, callId, recordingId);
    const rows = await this.repository.listeners(recordingId);
    return { rows: rows.map(({ agentName, at }) => ({ agentName, at: at.toISOString() })) };
  }

  /** A team lead knows better than the telephone system what the caller was told. Without consent the file is let go. */
  mark(me: Principal, callId: string, recordingId: string, consent: RecordingConsent, reason: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const recording = await this.seen(me, callId, recordingId, tx);
      if (recording.consent === consent) return;
      const state = consent === 'no' ? 'refused' : recording.sha256 ? 'stored' : 'waiting';
      await this.repository.mark(tx, recordingId, consent, state, this.clock.now());
      await this.log.changed(tx, me, callId, 'call.consent_marked', { recordingId, reason });
      tx.afterCommit(() => this.wake.up(RECORDINGS));
    });
  }

  private async seen(me: Principal, callId: string, id: string, tx?: Tx): Promise<RecordingRow> {
    await this.access.seen(me, callId, tx);
    const recording = found(await this.repository.one(id, tx));
    if (recording.call_id !== callId) throw new DomainError('not_found');
    return recording;
  }
}
