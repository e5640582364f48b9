import { Injectable } from '@nestjs/common';
import { CallbackRefused } from '#channels/tencent';
import { readInbound, type WecomInbound } from '#channels/wecom';
import { actedAt } from '#domain';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { AllowancesService } from '../allowances/allowances.service';
import { AttachmentsService } from '../attachments/attachments.service';
import { unlessPlatform } from '../tokens/unless-platform';
import { RunningChats } from '../tickets/running-chats.service';
import { StreamsRepository } from './streams.repository';
import { WecomAccounts } from './wecom-accounts.service';
import { WecomEvents } from './wecom-events.service';

const ASIDE_WITHIN_MS = 2_000;
const MEDIA_WITHIN_MS = 15_000;
/** A file that can't be had is named after so many tries: the words around it must not wait for ever. */
const MEDIA_TRIES = 3;

/** People who wrote while the desk was being set up still wait for an answer. */
const GRACE_MS = 10 * 60_000;

/** What an agent should know of while the conversation runs. It opens no ticket: nobody asked for anything. */
const NOTED = new Set(['session_status_change', 'user_recall_msg']);

/** Reads stored entries of the stream: who it is, what was said, and the files that lie at the platform. */
@Injectable()
export class WecomReader implements Reader {
  constructor(
    private readonly accounts: WecomAccounts,
    private readonly streams: StreamsRepository,
    private readonly chats: RunningChats,
    private readonly attachments: AttachmentsService,
    private readonly allowances: AllowancesService,
    private readonly events: WecomEvents,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }> {
    const inbound = understood(raw);
    const { event, from, servicer } = inbound;
    if (await this.isOlder(receipt, inbound)) return { kept: 'before_connected' };
    if (event) await this.events.happened(receipt, inbox, event);
    const isRunning = from.externalId !== '' && (await this.chats.isIn(inbox.id, from.externalId));
    if (event && !(NOTED.has(event.type) && isRunning)) return { kept: `event:${event.type}` };
    if (servicer !== null && !isRunning) return { kept: 'answered_in_wecom' };
    if (inbound.automatic === null) await this.heard(receipt, inbound, isRunning);
    return this.incoming(receipt, inbox, inbound);
  }

  /** The stream begins three days ago: what was said before the desk answered for the account was answered elsewhere. */
  private async isOlder({ inboxId }: WaitingReceipt, { providerAt }: WecomInbound): Promise<boolean> {
    const since = await this.streams.since(inboxId);
    return since !== null && providerAt !== null && providerAt.getTime() < since.getTime() - GRACE_MS;
  }

  private async heard(receipt: WaitingReceipt, inbound: WecomInbound, isRunning: boolean): Promise<void> {
    const { externalId } = inbound.from;
    const { inboxId, receivedAt } = receipt;
    await this.allowances.heard({ inboxId, externalId }, 'word', actedAt(inbound.providerAt, receivedAt));
    if (!isRunning) await this.events.takeSession(inboxId, externalId);
  }

  private async incoming(receipt: WaitingReceipt, inbox: InboxRecord, inbound: WecomInbound): Promise<Incoming> {
    const { from, servicer } = inbound;
    const text = servicer === null ? inbound.text : `[企业微信 ${servicer}] ${inbound.text}`.trim();
    const name = (await this.chats.knows(inbox.id, from.externalId))
      ? null
      : await this.nameOf(inbox.id, from.externalId);
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: { ...from, name },
      text,
      freshText: text,
      html: null,
      subject: null,
      automatic: inbound.automatic,
      attachmentIds: inbound.media ? await this.files(receipt, inbound.media) : [],
      clientId: null,
      providerAt: inbound.providerAt,
      receivedAt: receipt.receivedAt,
      thread: { key: '', references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    };
  }

  /** The name the platform tells, else one that tells people apart. */
  private async nameOf(inboxId: string, contact: string): Promise<string> {
    const signal = AbortSignal.timeout(ASIDE_WITHIN_MS);
    const name = await this.accounts
      .asking(inboxId, (api) => api.nickname(contact, signal))
      .catch(unlessPlatform(null));
    return name ?? `微信用户 ${contact.slice(-4)}`;
  }

  private async files(
    receipt: WaitingReceipt,
    { mediaId, name }: NonNullable<WecomInbound['media']>,
  ): Promise<string[]> {
    const signal = AbortSignal.timeout(MEDIA_WITHIN_MS);
    const asked = this.accounts.asking(receipt.inboxId, (api) => api.fetchMedia(mediaId, name, signal));
    const isLastTry = receipt.attempts + 1 >= MEDIA_TRIES;
    const file = await (isLastTry ? asked.catch(unlessPlatform(null)) : asked);
    return file ? [(await this.attachments.keep({ ...file, inline: false, contentId: null })).id] : [];
  }
}

function understood(raw: Buffer): WecomInbound {
  try {
    return readInbound(raw);
  } catch (error) {
    throw error instanceof CallbackRefused ? new Unreadable(error.code, error.message) : error;
  }
}
