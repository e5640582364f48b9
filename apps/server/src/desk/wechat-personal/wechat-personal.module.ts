import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { testInstalled } from '#channels/wechat-personal';
import { CONFIG, type Config } from '../../platform/config/config';
import { AttachmentsModule } from '../attachments/attachments.module';
import { InboxKinds } from '../inboxes/inbox-kinds';
import { InboxesModule } from '../inboxes/inboxes.module';
import { Lines } from '../inboxes/lines';
import { IntakeModule } from '../intake/intake.module';
import { InputsService } from '../intake/inputs.service';
import { TicketsModule } from '../tickets/tickets.module';
import { LoginsController } from './logins.controller';
import { LoginsRepository } from './logins.repository';
import { PersonalLine } from './personal-line';
import { PersonalOutbox } from './personal-outbox';
import { PersonalReader } from './personal-reader';
import { personalSettingsOf, splitPersonal } from './personal-settings';

const LARGEST_FILE = 25 * 1024 * 1024;

/** Personal WeChat accounts by wechaty. Nothing of it runs before such an inbox exists and is on. */
@Module({
  imports: [AttachmentsModule, InboxesModule, IntakeModule, TicketsModule],
  controllers: [LoginsController],
  providers: [LoginsRepository, PersonalLine, PersonalOutbox, PersonalReader],
})
export class WechatPersonalModule implements OnModuleInit {
  constructor(
    private readonly kinds: InboxKinds,
    private readonly inputs: InputsService,
    private readonly lines: Lines,
    private readonly line: PersonalLine,
    private readonly reader: PersonalReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.kinds.add({
      channel: 'wechat-personal',
      capabilities: {
        files: { types: null, largest: LARGEST_FILE, most: 9 },
        html: false,
        typing: false,
        readMarks: false,
        longestText: null,
      },
      line: 'own',
      split: splitPersonal,
      test: (split) => Promise.resolve(testInstalled(personalSettingsOf(split).puppet, this.config.wechatyPuppets)),
    });
    this.inputs.readBy('wechat-personal', this.reader);
    this.lines.add({
      channel: 'wechat-personal',
      wants: () => true,
      listen: (inbox, host) => this.line.listen(inbox, host),
    });
  }
}
