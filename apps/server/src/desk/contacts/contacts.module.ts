import { Module } from '@nestjs/common';
import { ContactsController } from './contacts.controller';
import { ContactsRepository } from './contacts.repository';
import { ContactsService } from './contacts.service';
import { GroupsOfContacts } from './groups-of-contacts';

/** People who write to us and how each channel knows them. What they said belongs to tickets. */
@Module({
  controllers: [ContactsController],
  providers: [ContactsRepository, ContactsService, GroupsOfContacts],
  exports: [ContactsService, GroupsOfContacts],
})
export class ContactsModule {}
