import { Injectable } from '@nestjs/common';
import {
  PushRefused,
  readStored,
  threadOf,
  WeiboRefusal,
  type WeiboPost,
  type WeiboPush,
  WeiboUnreachable,
} from '#channels/weibo';
import { AttachmentsService } from '../attachments/attachments.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import type { Incoming } from '../intake/incoming';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { WeiboAccounts } from './weibo-accounts.service';
import { WeiboRepository } from './weibo.repository';

const NAME_WITHIN_MS = 1_500;
const FILE_WITHIN_MS = 8_000;
/** A picture that can't be had is named after so many tries: the words around it must not wait for ever. */
const FILE_TRIES = 3;
/** What happened on the platform that an agent should know of. It opens no ticket: nobody asked for anything. */
const NOTED = new Set(['follow', 'unfollow', 'subscribe', 'unsubscribe', 'click', 'scan']);

/** Reads stored pushes, comments and posts: who it is, what was said, where, and the files that lie at the platform. */
@Injectable()
export class WeiboReader implements Reader {
  constructor(
    private readonly accounts: WeiboAccounts,
    private readonly repository: WeiboRepository,
    private readonly attachments: AttachmentsService,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<Incoming | { kept: string }> {
    const read = parsed(receipt, raw);
    if (isPost(read)) return this.incoming(receipt, inbox, read, threadOf(read.place), read.from.name);
    if (read.account !== inbox.settings.uid) throw new Unreadable('other_account', `for ${read.account}`);
    const uid = read.from.externalId;
    const { event } = read;
    if (event !== null && !(NOTED.has(event) && (await this.repository.hasRunningChat(inbox.id, uid))))
      return { kept: `event:${event}` };
    const name = (await this.repository.knows(inbox.id, uid)) ? null : await this.nameOf(inbox.id, uid);
    return this.incoming(receipt, inbox, read, '', name);
  }

  private async incoming(
    receipt: WaitingReceipt,
    inbox: InboxRecord,
    read: WeiboPush | WeiboPost,
    key: string,
    name: string | null,
  ): Promise<Incoming> {
    return {
      inbox,
      receiptId: receipt.id,
      externalId: receipt.externalId,
      from: { ...read.from, name },
      text: read.text,
      freshText: read.freshText,
      html: null,
      subject: read.subject,
      automatic: read.automatic,
      attachmentIds: await this.files(receipt, read),
      clientId: null,
      providerAt: read.providerAt,
      receivedAt: receipt.receivedAt,
      thread: { key, references: [], ticketNumbers: [], messageId: null },
      contentKey: null,
    };
  }

  /** The name the platform tells, else one that tells people apart. */
  private async nameOf(inboxId: string, uid: string): Promise<string> {
    const signal = AbortSignal.timeout(NAME_WITHIN_MS);
    const name = await this.accounts.asking(inboxId, (api) => api.name(uid, signal)).catch(unlessPlatform(null));
    return name ?? `微博用户 ${uid.slice(-4)}`;
  }

  private async files(receipt: WaitingReceipt, read: WeiboPush | WeiboPost): Promise<string[]> {
    const ids: string[] = [];
    for (const address of isPost(read) ? read.pictures : [])
      ids.push(...(await this.keep(receipt, (api, signal) => api.picture(address, signal))));
    const file = isPost(read) ? null : read.file;
    if (file) ids.push(...(await this.keep(receipt, (api, signal) => api.file(file, signal))));
    return ids;
  }

  private async keep({ inboxId, attempts }: WaitingReceipt, fetch: Fetch): Promise<string[]> {
    const signal = AbortSignal.timeout(FILE_WITHIN_MS);
    const asked = this.accounts.asking(inboxId, (api) => fetch(api, signal));
    const file = await (attempts + 1 >= FILE_TRIES ? asked.catch(unlessPlatform(null)) : asked);
    return file ? [(await this.attachments.keep({ ...file, inline: false, contentId: null })).id] : [];
  }
}

type Api = Parameters<Parameters<WeiboAccounts['asking']>[1]>[0];
type Fetch = (api: Api, signal: AbortSignal) => Promise<{ name: string; content: Buffer }>;

const isPost = (read: WeiboPush | WeiboPost): read is WeiboPost => 'place' in read;

function parsed({ envelope }: WaitingReceipt, raw: Buffer): WeiboPush | WeiboPost {
  try {
    return readStored({ raw, envelope });
  } catch (error) {
    throw error instanceof PushRefused ? new Unreadable(error.code, error.message) : error;
  }
}

/** Goes on with `instead` when it is the platform that didn't answer or refused. */
const unlessPlatform =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof WeiboRefusal || error instanceof WeiboUnreachable) return instead;
    throw error;
  };
