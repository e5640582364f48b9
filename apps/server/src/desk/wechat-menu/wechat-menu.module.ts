import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { WechatAccountsModule } from '../wechat/wechat-accounts.module';
import { MenusController } from './menus.controller';
import { MenusRepository } from './menus.repository';
import { MenusService } from './menus.service';
import { Presses } from './presses.service';

/** Menus of official accounts: drafts, what is published, and what a press means. What comes of a press is the channel's. */
@Module({
  imports: [InboxesModule, WechatAccountsModule],
  controllers: [MenusController],
  providers: [MenusRepository, MenusService, Presses],
  exports: [Presses],
})
export class WechatMenuModule {}
