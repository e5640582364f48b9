import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { CompanyModule } from '../setup/company.module';
import { ContactGroupsController } from './contact-groups.controller';
import { ContactGroupsRepository } from './contact-groups.repository';
import { ContactGroups } from './contact-groups.service';
import { GroupTurnsRepository } from './group-turns.repository';
import { GroupTurns } from './group-turns.service';

/** The groups that admins make. Who is in one is a fact of the contact, and what follows from it is the policies'. */
@Module({
  imports: [CompanyModule, ContactsModule],
  controllers: [ContactGroupsController],
  providers: [ContactGroupsRepository, ContactGroups, GroupTurnsRepository, GroupTurns],
  exports: [ContactGroups, GroupTurns],
})
export class ContactGroupsModule {}
