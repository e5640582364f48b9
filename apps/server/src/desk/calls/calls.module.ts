import { Module } from '@nestjs/common';
import { RecordsModule } from '../records/records.module';
import { CallsController } from './calls.controller';
import { CallsRepository } from './calls.repository';
import { CallsService } from './calls.service';

/** Phone calls with contacts: timed by the server's clock or typed in afterwards. Placing them is the phone's business. */
@Module({
  imports: [RecordsModule],
  controllers: [CallsController],
  providers: [CallsRepository, CallsService],
  exports: [CallsService],
})
export class CallsModule {}
