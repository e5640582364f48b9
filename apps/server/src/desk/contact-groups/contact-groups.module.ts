import { Module } from '@nestjs/common';
import { ContactGroupsController } from './contact-groups.controller';
import { ContactGroupsRepository } from './contact-groups.repository';
import { ContactGroups } from './contact-groups.service';

/** The groups that admins make. Who is in one is a fact of the contact, and what follows from it is the policies'. */
@Module({
  controllers: [ContactGroupsController],
  providers: [ContactGroupsRepository, ContactGroups],
  exports: [ContactGroups],
})
export class ContactGroupsModule {}
