import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { PoliciesModule } from '../policies/policies.module';
import { TeamsModule } from '../teams/teams.module';
import { WechatAccountsModule } from '../wechat/wechat-accounts.module';
import { CodesController } from './codes.controller';
import { CodesRepository } from './codes.repository';
import { CodesService } from './codes.service';
import { Scans } from './scans.service';
import { ScansRepository } from './scans.repository';

/** Codes with a scene, who scanned them, and where that leads. What is said to people who scan is the channel's. */
@Module({
  imports: [AgentsModule, PoliciesModule, TeamsModule, WechatAccountsModule],
  controllers: [CodesController],
  providers: [CodesRepository, CodesService, Scans, ScansRepository],
  exports: [Scans],
})
export class WechatCodesModule {}
