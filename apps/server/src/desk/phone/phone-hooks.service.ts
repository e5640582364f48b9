import { Injectable } from '@nestjs/common';
import { SignatureRefused, verified } from '#channels/webhooks';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import type { InboxRecord } from '../inboxes/inbox.view';
import { InputsService } from '../intake/inputs.service';
import { PhoneInboxes } from './phone-inboxes.service';

type Headers = Parameters<typeof verified>[1];

/** One call of a telephone system: proven, stored, read. It is acknowledged only after the commit (law 2). */
@Injectable()
export class PhoneHooks {
  constructor(
    private readonly phones: PhoneInboxes,
    private readonly inputs: InputsService,
    private readonly clock: Clock,
  ) {}

  async push(key: string, headers: Headers, body: Buffer): Promise<void> {
    const inbox = await this.phones.byHookKey(key);
    const receivedAt = this.clock.now();
    const id = await this.proven(inbox, headers, body, receivedAt);
    const input = { externalId: `hook:${id}`, raw: body, receivedAt, envelope: { system: 'webhook' } };
    const accepted = await this.inputs.accept(inbox.id, input);
    await this.phones.reached(inbox.id);
    if (accepted.state === 'received') await this.inputs.process(accepted);
  }

  /** Who can't prove it is told so, and the admin sees why: a wrong secret is a setting, and a wrong clock is too. */
  private async proven({ id }: InboxRecord, headers: Headers, body: Buffer, now: Date): Promise<string> {
    const { secret } = await this.phones.settings(id);
    try {
      return verified([secret], headers, body, now);
    } catch (error) {
      if (!(error instanceof SignatureRefused)) throw error;
      if (error.code !== 'missing_headers') await this.phones.refused(id, `phone_${error.code}`);
      throw new DomainError('callback_refused', { reason: error.code });
    }
  }
}
