import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OutboundAttachment } from '#channels';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { type AttachmentRecord, AttachmentsService } from '../attachments/attachments.service';
import { InboxesService } from '../inboxes/inboxes.service';
import type { DueDelivery } from '../tickets/delivery';

/** How long a picture in a direct message can be looked at. */
const SHOWN_MS = 90 * 24 * 3_600_000;

/** Pictures that the platform and the person it writes to may fetch: each by an address nobody can guess, for a time. */
@Injectable()
export class SharedPictures {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly inboxes: InboxesService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Without an address of the desk that others reach, files stay without one. */
  async withAddresses(row: DueDelivery, files: OutboundAttachment[]): Promise<OutboundAttachment[]> {
    const { publicUrl } = this.config;
    if (files.length === 0 || publicUrl === null) return files;
    const { settings } = await this.inboxes.byId(row.inboxId);
    const kept = await this.attachments.ofMessage(row.messageId);
    const until = String(this.clock.now().getTime() + SHOWN_MS);
    return files.map((file, i) => {
      const { id } = kept[i]!;
      const query = new URLSearchParams({ until, sign: this.sign(id, until) });
      const path = `/api/hooks/weibo/${String(settings.hookKey)}/pictures/${id}?${query}`;
      return { ...file, address: new URL(path, publicUrl).toString() };
    });
  }

  /** Throws `not_found` for anything that was not shared, or is no longer. */
  async shared(id: string, until: string, sign: string): Promise<AttachmentRecord> {
    const [given, expected] = [Buffer.from(sign), Buffer.from(this.sign(id, until))];
    const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isOurs || !(Number(until) >= this.clock.now().getTime())) throw new DomainError('not_found');
    return this.attachments.record(id);
  }

  private sign(id: string, until: string): string {
    return createHmac('sha256', this.config.secretKey).update(`weibo-picture ${id} ${until}`).digest('base64url');
  }
}
