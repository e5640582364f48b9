import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { CompanyModule } from '../setup/company.module';
import { TerritoriesModule } from '../territories/territories.module';
import { TicketsModule } from '../tickets/tickets.module';
import { LeadChanges } from './lead-changes.service';
import { LeadListsRepository } from './lead-lists.repository';
import { LeadLists } from './lead-lists.service';
import { LeadOrders } from './lead-orders.service';
import { LeadOrigins } from './lead-origins.service';
import { LeadReturns } from './lead-returns.service';
import { LeadSalesService } from './lead-sales.service';
import { LeadSameness } from './lead-sameness.service';
import { LeadSetupService } from './lead-setup.service';
import { LeadsController } from './leads.controller';
import { LeadsRepository } from './leads.repository';
import { LeadsService } from './leads.service';
import { SamenessRepository } from './sameness.repository';

/**
 * Contacts judged for intent and ability to buy, and what became of them in sales. What an agent's leads amount to is
 * scoring's; when sales is late is a flow's.
 */
@Module({
  imports: [AgentsModule, CompanyModule, PoliciesModule, RecordsModule, TerritoriesModule, TicketsModule],
  controllers: [LeadsController],
  providers: [
    LeadsRepository,
    LeadListsRepository,
    SamenessRepository,
    LeadChanges,
    LeadSameness,
    LeadOrigins,
    LeadSetupService,
    LeadsService,
    LeadSalesService,
    LeadReturns,
    LeadOrders,
    LeadLists,
  ],
  exports: [LeadsService, LeadSalesService, LeadReturns, LeadOrders, LeadLists],
})
export class LeadsModule {}
