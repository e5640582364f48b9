import { Injectable } from '@nestjs/common';
import { CallbackRefused } from '#channels/tencent';
import { actedAt } from '#domain';
import { openKept, readInbound, type WechatInbound } from '#channels/wechat-official';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { AllowancesService } from '../allowances/allowances.service';
import { AttachmentsService } from '../attachments/attachments.service';
import { unlessPlatform } from '../tokens/unless-platform';
import { RunningChats } from '../tickets/running-chats.service';
import { type Routed, Scans } from '../wechat-codes/scans.service';
import { EventMeanings } from './event-meanings.service';
import { WechatAccounts } from './wechat-accounts.service';

const PROFILE_WITHIN_MS = 1_500;
const MEDIA_WITHIN_MS = 8_000;
/** A picture that can't be had is named after so many tries: the words around it must not wait for ever. */
const MEDIA_TRIES = 3;

/** What the platform counts as a reason to let us speak for a minute. */
const TOUCHES = new Set(['subscribe', 'click', 'scan', 'scancode_push', 'scancode_waitmsg']);

/** What happened on the platform that an agent should know of. It opens no ticket: nobody asked for anything. */
const NOTED = new Set(['subscribe', 'unsubscribe', 'click', 'scan']);

/** Reads stored pushes: who it is, what was said, and the files that lie at the platform. */
@Injectable()
export class WechatReader implements Reader {
  constructor(
    private readonly accounts: WechatAccounts,
    private readonly chats: RunningChats,
    private readonly attachments: AttachmentsService,
    private readonly allowances: AllowancesService,
    private readonly meanings: EventMeanings,
    private readonly scans: Scans,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }> {
    const inbound = await this.inbound(receipt, raw);
    const openid = inbound.from.externalId;
    const { event } = inbound;
    await this.heard(receipt, inbound);
    const { text, asks } = await this.meanings.of(inbox.id, inbound);
    if (!asks && !(NOTED.has(event!) && (await this.chats.isIn(inbox.id, openid)))) return { kept: `event:${event}` };
    const route = asks ? await this.scans.routeFor(inbox.id, openid, receipt.receivedAt) : null;
    const name = (await this.chats.knows(inbox.id, openid)) ? null : await this.nameOf(inbox.id, openid);
    const attachmentIds = inbound.media ? await this.files(receipt, inbound) : [];
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: { ...inbound.from, name },
      text,
      freshText: text,
      html: null,
      subject: null,
      automatic: asks ? null : inbound.automatic,
      attachmentIds,
      clientId: null,
      providerAt: inbound.providerAt,
      receivedAt: receipt.receivedAt,
      thread: { key: '', references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
      ...(route && this.routed(route)),
    };
  }

  private async heard(
    { id: receiptId, inboxId, receivedAt }: WaitingReceipt,
    { event, scene, from: { externalId }, providerAt }: WechatInbound,
  ): Promise<void> {
    const at = providerAt ?? receivedAt;
    const act = event === null ? 'word' : TOUCHES.has(event) ? 'touch' : null;
    if (act) await this.allowances.heard({ inboxId, externalId }, act, actedAt(providerAt, receivedAt));
    const followed = event === 'subscribe';
    if (scene !== null) await this.scans.note({ receiptId, inboxId, externalId, scene, followed, at });
  }

  /** A ticket that opens goes where the scan leads, and the scan leads nowhere else then. */
  private routed({ scanId, name, campaign, teamId, agentId, scene }: Routed): Partial<Incoming> {
    return {
      teamId,
      source: { name, campaign, agentId, scene },
      ...(campaign && { tags: [campaign] }),
      afterwards: async (tx, { opened, ticket }) => {
        if (opened) await this.scans.spend(tx, scanId, ticket.id);
      },
    };
  }

  /** What came open stays open: the key is asked for only where something is still sealed. */
  private async inbound({ inboxId, envelope }: WaitingReceipt, raw: Buffer): Promise<WechatInbound> {
    const settings = envelope.sealed === true ? await this.accounts.settings(inboxId) : null;
    try {
      return readInbound(settings ? openKept(settings, raw) : raw);
    } catch (error) {
      throw error instanceof CallbackRefused ? new Unreadable(error.code, error.message) : error;
    }
  }

  /** The name the platform tells, else one that tells people apart. A greeting does not wait for it long. */
  private async nameOf(inboxId: string, openid: string): Promise<string> {
    const signal = AbortSignal.timeout(PROFILE_WITHIN_MS);
    const profile = await this.accounts
      .asking(inboxId, (api) => api.profile(openid, signal))
      .catch(unlessPlatform(null));
    return profile?.name ?? `微信用户 ${openid.slice(-4)}`;
  }

  private async files(receipt: WaitingReceipt, { media }: WechatInbound): Promise<string[]> {
    const signal = AbortSignal.timeout(MEDIA_WITHIN_MS);
    const asked = this.accounts.asking(receipt.inboxId, (api) => api.fetchMedia(media!, signal));
    const isLastTry = receipt.attempts + 1 >= MEDIA_TRIES;
    const file = await (isLastTry ? asked.catch(unlessPlatform(null)) : asked);
    if (!file) return [];
    return [(await this.attachments.keep({ ...file, inline: false, contentId: null })).id];
  }
}
