import { Module, type OnModuleInit } from '@nestjs/common';
import { listenToPhone, PHONE_CAPABILITIES, testPhone } from '#channels/phone';
import { DomainError } from '#domain';
import { AgentsModule } from '../agents/agents.module';
import { CallsModule } from '../calls/calls.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { Lines } from '../inboxes/lines';
import { InputsService } from '../intake/inputs.service';
import { IntakeModule } from '../intake/intake.module';
import { PhoneHooksController } from './phone-hooks.controller';
import { PhoneHooks } from './phone-hooks.service';
import { PhoneInboxes } from './phone-inboxes.service';
import { PhoneReader } from './phone-reader';
import { phoneCallback, phoneSettingsOf, splitPhone } from './phone-settings';

/** Telephone systems: what they post to us, and the lines to those that have to be listened to. */
@Module({
  imports: [AgentsModule, CallsModule, InboxesModule, IntakeModule],
  controllers: [PhoneHooksController],
  providers: [PhoneHooks, PhoneInboxes, PhoneReader],
  exports: [PhoneInboxes],
})
export class PhoneModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly lines: Lines,
    private readonly inputs: InputsService,
    private readonly phones: PhoneInboxes,
    private readonly reader: PhoneReader,
  ) {}

  onModuleInit(): void {
    this.kinds.add({
      channel: 'phone',
      capabilities: PHONE_CAPABILITIES,
      line: 'own',
      split: splitPhone,
      test: (split) => testPhone(mustBeCalled(phoneSettingsOf(split))),
      callback: phoneCallback,
    });
    this.inputs.readBy('phone', this.reader);
    this.lines.add({
      channel: 'phone',
      wants: ({ settings }) => settings.system === 'asterisk' || settings.system === 'freeswitch',
      listen: async ({ id }, host) => listenToPhone(mustBeCalled(await this.phones.settings(id)), host),
    });
  }
}

type Settings = ReturnType<typeof phoneSettingsOf>;

/** A system that calls us has no line to try. */
function mustBeCalled(settings: Settings): Exclude<Settings, { system: 'webhook' }> {
  if (settings.system === 'webhook') throw new DomainError('invalid_input', { field: 'settings.system' });
  return settings;
}
