import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { TeamsModule } from '../teams/teams.module';
import { TicketsModule } from '../tickets/tickets.module';
import { RecordAccess } from './record-access';
import { RecordLog } from './record-log';

/** What calls, callbacks and leads have in common: whose they are, and how what happens to them is told. */
@Module({
  imports: [ContactsModule, TeamsModule, TicketsModule],
  providers: [RecordAccess, RecordLog],
  exports: [RecordAccess, RecordLog],
})
export class RecordsModule {}
