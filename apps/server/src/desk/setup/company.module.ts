import { Global, Module } from '@nestjs/common';
import { CompanyController } from './company.controller';
import { CompanyService } from './company.service';
import { SetupLog } from './setup-log';
import { Spans } from './spans';

/** Whose desk this is, and the log of what admins do; everything that is set up builds on both. */
@Global()
@Module({
  controllers: [CompanyController],
  providers: [CompanyService, SetupLog, Spans],
  exports: [CompanyService, SetupLog, Spans],
})
export class CompanyModule {}
