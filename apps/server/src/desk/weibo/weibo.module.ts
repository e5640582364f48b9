import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { Lines } from '../inboxes/lines';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { Senders } from '../tickets/senders';
import { TicketsModule } from '../tickets/tickets.module';
import { WeiboHooksController } from './hooks.controller';
import { PushesService } from './pushes.service';
import { SharedPictures } from './shared-pictures';
import { WeiboAccounts } from './weibo-accounts.service';
import { WeiboOutbox } from './weibo-outbox.service';
import { WeiboReader } from './weibo-reader.service';
import { splitWeibo, weiboCallback, weiboSettingsOf } from './weibo-settings';
import { waysOf } from './weibo-ways';
import { WeiboController } from './weibo.controller';
import { WeiboRepository } from './weibo.repository';

/** Weibo accounts: direct messages pushed to us, comments and mentions we ask for, and answers to both. */
@Module({
  imports: [AttachmentsModule, InboxesModule, IntakeModule, TicketsModule],
  controllers: [WeiboHooksController, WeiboController],
  providers: [PushesService, SharedPictures, WeiboAccounts, WeiboOutbox, WeiboReader, WeiboRepository],
})
export class WeiboModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly inputs: InputsService,
    private readonly lines: Lines,
    private readonly senders: Senders,
    private readonly accounts: WeiboAccounts,
    private readonly reader: WeiboReader,
    private readonly outbox: WeiboOutbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const { channel } = this.accounts;
    this.kinds.add({
      channel: 'weibo',
      capabilities: channel.capabilities,
      ways: waysOf(channel.capabilities),
      line: 'own',
      unique: { inbox_weibo_uid: 'settings.uid' },
      split: splitWeibo,
      test: (split) => channel.test(weiboSettingsOf(split, this.config.weiboApiUrl)),
      callback: weiboCallback,
    });
    this.inputs.readBy('weibo', this.reader);
    this.senders.add('weibo', (row) => this.outbox.send(row));
    this.lines.add({
      channel: 'weibo',
      wants: () => true,
      listen: async ({ id }, host) => channel.listen(await this.accounts.settings(id), host),
    });
  }
}
