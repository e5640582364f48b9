import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { CAPABILITIES, testAccount } from '#channels/wecom';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { Wake } from '../../platform/wake/wake';
import { AllowancesModule } from '../allowances/allowances.module';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { Lines } from '../inboxes/lines';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { Senders } from '../tickets/senders';
import { TicketsModule } from '../tickets/tickets.module';
import { AccessTokens } from '../tokens/access-tokens.service';
import { TokensModule } from '../tokens/tokens.module';
import { StreamLine } from './stream-line';
import { StreamsRepository } from './streams.repository';
import { StreamsService } from './streams.service';
import { WecomAccountsController } from './wecom-accounts.controller';
import { WecomAccounts } from './wecom-accounts.service';
import { WecomCallbacks } from './wecom-callbacks.service';
import { WecomEvents } from './wecom-events.service';
import { WecomHooksController } from './wecom-hooks.controller';
import { WecomOutbox } from './wecom-outbox.service';
import { WecomReader } from './wecom-reader.service';
import { splitWecom, wecomCallback, wecomSettingsOf } from './wecom-settings';

/** WeChat customer service of WeCom: calls that say there is news, the stream it is fetched from, and what goes out. */
@Module({
  imports: [AllowancesModule, AttachmentsModule, InboxesModule, IntakeModule, TicketsModule, TokensModule],
  controllers: [WecomHooksController, WecomAccountsController],
  providers: [StreamsRepository, StreamsService, WecomAccounts, WecomCallbacks, WecomEvents, WecomOutbox, WecomReader],
})
export class WecomModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly tokens: AccessTokens,
    private readonly inputs: InputsService,
    private readonly lines: Lines,
    private readonly senders: Senders,
    private readonly streams: StreamsService,
    private readonly wake: Wake,
    private readonly clock: Clock,
    private readonly reader: WecomReader,
    private readonly outbox: WecomOutbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.kinds.add({
      channel: 'wecom',
      capabilities: CAPABILITIES,
      line: 'own',
      unique: { inbox_wecom_account: 'settings.openKfId' },
      split: splitWecom,
      test: (split) => testAccount(wecomSettingsOf(split, this.config.wecomApiUrl), this.tokens),
      callback: wecomCallback,
    });
    this.inputs.readBy('wecom', this.reader);
    this.lines.add({
      channel: 'wecom',
      wants: () => true,
      listen: async ({ id }) => {
        await this.streams.begin(id);
        return new StreamLine(id, this.streams, this.wake, this.clock).start();
      },
    });
    this.senders.add('wecom', (row) => this.outbox.send(row));
  }
}
