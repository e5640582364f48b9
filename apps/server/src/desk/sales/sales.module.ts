import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { LeadsModule } from '../leads/leads.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { CompanyModule } from '../setup/company.module';
import { TeamsModule } from '../teams/teams.module';
import { SaleFactsRepository } from './sale-facts.repository';
import { SaleImportsController } from './sale-imports.controller';
import { SaleImportsRepository } from './sale-imports.repository';
import { SaleImports } from './sale-imports.service';
import { SaleTaking } from './sale-taking.service';
import { SaleUndoing } from './sale-undoing.service';
import { SaleWriting } from './sale-writing.service';
import { SalesRepository } from './sales.repository';
import { SheetReading } from './sheet-reading.service';

/** Sales results from sheets: which order is whose, and which lead it ended. What they amount to is scoring's. */
@Module({
  imports: [AgentsModule, CompanyModule, LeadsModule, PoliciesModule, RecordsModule, TeamsModule],
  controllers: [SaleImportsController],
  providers: [
    SaleImportsRepository,
    SaleFactsRepository,
    SalesRepository,
    SheetReading,
    SaleImports,
    SaleTaking,
    SaleWriting,
    SaleUndoing,
  ],
  exports: [SaleImports, SheetReading, SaleTaking, SaleUndoing],
})
export class SalesModule {}
