import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module';
import { MomentsRepository } from './moments.repository';
import { MomentsService } from './moments.service';

/** When each of six things was first done for a ticket. Reads events; nobody types a moment. */
@Module({
  imports: [PoliciesModule],
  providers: [MomentsRepository, MomentsService],
  exports: [MomentsService],
})
export class MomentsModule {}
