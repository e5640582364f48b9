import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { AttachmentsModule } from '../../desk/attachments/attachments.module';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { TeamsModule } from '../../desk/teams/teams.module';
import { CardsModule } from '../cards/cards.module';
import { MetricsModule } from '../metrics/metrics.module';
import { ViolationsModule } from '../violations/violations.module';
import { AmountEvidence } from './amount-evidence.repository';
import { AmountFinder } from './amount-finder.service';
import { AmountRules } from './amount-rules.service';
import { AmountsController } from './amounts.controller';
import { AmountsService } from './amounts.service';

/** Amounts that the rules of the house name: looked for when a lead asks, proposed to the ledger, never taken or paid. */
@Module({
  imports: [AgentsModule, AttachmentsModule, PoliciesModule, TeamsModule, CardsModule, MetricsModule, ViolationsModule],
  controllers: [AmountsController],
  providers: [AmountEvidence, AmountRules, AmountFinder, AmountsService],
})
export class AmountsModule {}
