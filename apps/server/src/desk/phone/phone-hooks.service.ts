import { Injectable } from '@nestjs/common';
import { signatureFault } from '#channels/phone';
import { DomainError } from '#domain';
import { Clock } from '../../platform/clock/clock';
import { InputsService } from '../intake/inputs.service';
import { PhoneInboxes } from './phone-inboxes.service';

type SignedHeaders = Parameters<typeof signatureFault>[1];

/** One call of a telephone system: proven, stored, read. It is acknowledged only after the commit (law 2). */
@Injectable()
export class PhoneHooks {
  constructor(
    private readonly phones: PhoneInboxes,
    private readonly inputs: InputsService,
    private readonly clock: Clock,
  ) {}

  async push(key: string, headers: SignedHeaders, body: Buffer): Promise<void> {
    const inbox = await this.phones.byHookKey(key);
    const { secret } = await this.phones.settings(inbox.id);
    const now = this.clock.now();
    const fault = signatureFault(secret, headers, body, now);
    if (fault) {
      await this.phones.refused(inbox.id, `phone_signature_${fault}`);
      throw new DomainError('callback_refused', { reason: fault });
    }
    const input = { externalId: `hook:${headers.id!}`, raw: body, receivedAt: now, envelope: { system: 'webhook' } };
    const accepted = await this.inputs.accept(inbox.id, input);
    await this.phones.reached(inbox.id);
    if (accepted.state === 'received') await this.inputs.process(accepted);
  }
}
