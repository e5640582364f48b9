import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { TokensModule } from '../tokens/tokens.module';
import { WechatAccounts } from './wechat-accounts.service';

/** The accounts alone, for whoever asks the platform something. */
@Module({ imports: [InboxesModule, TokensModule], providers: [WechatAccounts], exports: [WechatAccounts] })
export class WechatAccountsModule {}
