import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { wechatChannel } from '#channels/wechat-official';
import { CONFIG, type Config } from '../../platform/config/config';
import { AllowancesModule } from '../allowances/allowances.module';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { Senders } from '../tickets/senders';
import { Typists } from '../tickets/typists';
import { AccessTokens } from '../tokens/access-tokens.service';
import { TokensModule } from '../tokens/tokens.module';
import { TicketsModule } from '../tickets/tickets.module';
import { WechatCodesModule } from '../wechat-codes/wechat-codes.module';
import { WechatMenuModule } from '../wechat-menu/wechat-menu.module';
import { CallbacksService } from './callbacks.service';
import { EventMeanings } from './event-meanings.service';
import { HooksController } from './hooks.controller';
import { PassiveGreetings } from './passive-greetings.service';
import { WechatAccountsModule } from './wechat-accounts.module';
import { WechatOutbox } from './wechat-outbox.service';
import { WechatReader } from './wechat-reader.service';
import { WechatRepository } from './wechat.repository';
import { splitWechat, wechatCallback, wechatSettingsOf } from './wechat-settings';

/** WeChat official accounts: what the platform pushes to us, and what goes out to people there. */
@Module({
  imports: [
    AllowancesModule,
    AttachmentsModule,
    InboxesModule,
    IntakeModule,
    TicketsModule,
    TokensModule,
    WechatAccountsModule,
    WechatCodesModule,
    WechatMenuModule,
  ],
  controllers: [HooksController],
  providers: [CallbacksService, EventMeanings, PassiveGreetings, WechatOutbox, WechatReader, WechatRepository],
})
export class WechatModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly tokens: AccessTokens,
    private readonly inputs: InputsService,
    private readonly senders: Senders,
    private readonly typists: Typists,
    private readonly reader: WechatReader,
    private readonly outbox: WechatOutbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const channel = wechatChannel(this.tokens);
    this.kinds.add({
      channel: 'wechat-official',
      capabilities: channel.capabilities,
      line: 'own',
      unique: { inbox_wechat_app: 'settings.appId' },
      split: splitWechat,
      test: (split) => channel.test(wechatSettingsOf(split, this.config.wechatApiUrl)),
      callback: wechatCallback,
    });
    this.inputs.readBy('wechat-official', this.reader);
    this.senders.add('wechat-official', (row) => this.outbox.send(row));
    this.typists.add('wechat-official', (on) => this.outbox.typing(on));
  }
}
