import { Module, type OnModuleInit } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { PushedIntakeService } from '../intake/pushed-intake.service';
import { TicketsModule } from '../tickets/tickets.module';
import { CallbacksService } from './callbacks.service';
import { HooksController } from './hooks.controller';
import { PassiveGreetings } from './passive-greetings.service';
import { WechatAccounts } from './wechat-accounts.service';
import { WechatOutbox } from './wechat-outbox.service';
import { WechatReader } from './wechat-reader.service';
import { WechatRepository } from './wechat.repository';

/** WeChat official accounts: what the platform pushes to us, and what goes out to people there. */
@Module({
  imports: [AttachmentsModule, InboxesModule, IntakeModule, TicketsModule],
  controllers: [HooksController],
  providers: [CallbacksService, PassiveGreetings, WechatAccounts, WechatOutbox, WechatReader, WechatRepository],
  exports: [WechatOutbox],
})
export class WechatModule implements OnModuleInit {
  constructor(
    private readonly intake: PushedIntakeService,
    private readonly reader: WechatReader,
  ) {}

  onModuleInit(): void {
    this.intake.readBy('wechat-official', this.reader);
  }
}
