import { Module } from '@nestjs/common';
import { CompanyModule } from '../../desk/setup/company.module';
import { ViolationsModule } from '../violations/violations.module';
import { ViolationFilesController } from './violation-files.controller';
import { ViolationFiles } from './violation-files.service';

/** The ledger as it leaves the desk. */
@Module({
  imports: [CompanyModule, ViolationsModule],
  controllers: [ViolationFilesController],
  providers: [ViolationFiles],
})
export class ViolationFilesModule {}
