import { Module } from '@nestjs/common';
import { PoliciesModule } from '../../desk/policies/policies.module';
import { RecordsModule } from '../../desk/records/records.module';
import { CompletenessController } from './completeness.controller';
import { CompletenessRepository } from './completeness.repository';
import { CompletenessService } from './completeness.service';

/** Which of the seven facts are written down, by whom, and which contacts have no file yet. Writes nothing. */
@Module({
  imports: [PoliciesModule, RecordsModule],
  controllers: [CompletenessController],
  providers: [CompletenessRepository, CompletenessService],
})
export class CompletenessModule {}
