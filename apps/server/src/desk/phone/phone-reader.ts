import { Injectable } from '@nestjs/common';
import { type PhoneInput, PhoneUnreadable, readAmi, readEsl, readWebhook } from '#channels/phone';
import { SystemCallsService } from '../calls/system-calls.service';
import type { InboxRecord } from '../inboxes/inbox.view';
import { type Reader, Unreadable, type WaitingReceipt } from '../intake/inputs.service';
import { PhoneInboxes, type PhoneScene } from './phone-inboxes.service';

/** Reads what telephone systems said and tells the calls. No message comes of it here: a call says when it is one. */
@Injectable()
export class PhoneReader implements Reader {
  readonly inOrder = true;

  constructor(
    private readonly phones: PhoneInboxes,
    private readonly calls: SystemCallsService,
  ) {}

  async read(receipt: WaitingReceipt, inbox: InboxRecord, raw: Buffer): Promise<{ kept: string }> {
    const scene = await this.phones.scene(inbox);
    const input = understood(receipt, raw, scene);
    if (input.kind === 'nothing') return { kept: input.reason };
    if (input.kind === 'call') {
      await this.calls.hear({ inbox, ...scene, ...input, receiptId: receipt.id });
      return { kept: `call:${input.callId}` };
    }
    await this.endLost(receipt, inbox, scene, input);
    return { kept: 'running' };
  }

  /** Calls that no longer run, and whose end nobody heard. Should the end be told after all, it holds. */
  private async endLost(
    receipt: WaitingReceipt,
    inbox: InboxRecord,
    scene: PhoneScene,
    { callIds, at }: Extract<PhoneInput, { kind: 'running' }>,
  ): Promise<void> {
    const running = new Set(callIds);
    for (const callId of await this.calls.runningOf(inbox.id, at)) {
      if (running.has(callId)) continue;
      const lost = { id: `lost:${receipt.id}`, kind: 'ended' as const, at };
      await this.calls.hear({ inbox, ...scene, callId, events: [lost], receiptId: receipt.id });
    }
  }
}

function understood(receipt: WaitingReceipt, raw: Buffer, { extensions }: PhoneScene): PhoneInput {
  const { envelope, receivedAt, externalId: inputId } = receipt;
  try {
    if (envelope.system === 'asterisk') return readAmi(raw, envelope, { extensions, receivedAt, inputId });
    if (envelope.system === 'freeswitch') return readEsl(raw, envelope, { extensions, receivedAt, inputId });
    return readWebhook(raw, inputId);
  } catch (error) {
    throw error instanceof PhoneUnreadable ? new Unreadable(error.code, error.message) : error;
  }
}
