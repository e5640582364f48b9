import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { PoliciesModule } from '../policies/policies.module';
import { DoublesRepository } from './doubles.repository';
import { DoublesService } from './doubles.service';
import { JoinsController } from './joins.controller';
import { JoinsRepository } from './joins.repository';
import { JoinsService } from './joins.service';

/** Contacts that are one person: who may be, that they are, and that they were not after all. */
@Module({
  imports: [ContactsModule, PoliciesModule],
  controllers: [JoinsController],
  providers: [DoublesRepository, DoublesService, JoinsRepository, JoinsService],
})
export class JoinsModule {}
