import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { capabilities, testTarget } from '#channels/api';
import { Clock } from '../../platform/clock/clock';
import { CONFIG, type Config } from '../../platform/config/config';
import { newId } from '../../platform/database/uuid';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxKinds, type SplitSettings } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { Senders } from '../tickets/senders';
import { TicketsModule } from '../tickets/tickets.module';
import { ApiAccessController } from './api-access.controller';
import { ApiController } from './api.controller';
import { ApiFiles } from './api-files';
import { ApiInboxes } from './api-inboxes.service';
import { ApiMessages } from './api-messages.service';
import { ApiReader } from './api-reader';
import { ApiRefusals } from './api-refusals';
import { ApiSender } from './api-sender';
import { secretsOf, splitApi, type StoredApi } from './api-settings';
import { ApiTurns } from './api-turns';
import { ApiRepository } from './api.repository';

/** The API channel: inboxes that any program feeds by signed requests, and answers posted back to it. */
@Module({
  imports: [AttachmentsModule, InboxesModule, IntakeModule, TicketsModule],
  controllers: [ApiController, ApiAccessController],
  providers: [ApiFiles, ApiInboxes, ApiMessages, ApiReader, ApiRefusals, ApiRepository, ApiSender, ApiTurns],
})
export class ApiModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly inputs: InputsService,
    private readonly senders: Senders,
    private readonly reader: ApiReader,
    private readonly sender: ApiSender,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const allowedHosts = this.config.webhookAllowedHosts;
    this.kinds.add({
      channel: 'api',
      capabilities,
      line: 'own',
      split: (written, stored) => splitApi(written, stored, allowedHosts),
      test: (split) => this.test(split),
    });
    this.inputs.readBy('api', this.reader);
    this.senders.add('api', (row) => this.sender.send(row), { repeatable: true });
  }

  private test(split: SplitSettings) {
    const now = this.clock.now();
    const { url } = split.settings as unknown as StoredApi;
    const target = { url, secrets: secretsOf(split, now), allowedHosts: this.config.webhookAllowedHosts };
    return testTarget(target, `test_${newId()}`, now);
  }
}
