import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module';
import { PoliciesModule } from '../policies/policies.module';
import { RecordsModule } from '../records/records.module';
import { TicketsModule } from '../tickets/tickets.module';
import { BacklogSheet } from './backlog-sheet';
import { BacklogController } from './backlog.controller';
import { BacklogRepository } from './backlog.repository';
import { BacklogService } from './backlog.service';
import { CausesService } from './causes.service';

/** What has been open for days, whose cause that is, and what is done about it today. */
@Module({
  imports: [AgentsModule, PoliciesModule, RecordsModule, TicketsModule],
  controllers: [BacklogController],
  providers: [BacklogRepository, BacklogService, BacklogSheet, CausesService],
  exports: [BacklogService, CausesService],
})
export class BacklogModule {}
