import { Module } from '@nestjs/common';
import { InboxesModule } from '../inboxes/inboxes.module';
import { PoliciesModule } from '../policies/policies.module';
import { Extensions } from './extensions';
import { PhonesController } from './phones.controller';
import { PhonesRepository } from './phones.repository';
import { PhonesService } from './phones.service';

/** Agents' phones: who is ready, on a call, writing one down or on a break. The calls themselves are records of their own. */
@Module({
  imports: [InboxesModule, PoliciesModule],
  controllers: [PhonesController],
  providers: [Extensions, PhonesRepository, PhonesService],
  exports: [PhonesService],
})
export class PhonesModule {}
