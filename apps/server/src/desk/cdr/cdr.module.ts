import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module';
import { PhoneModule } from '../phone/phone.module';
import { CdrController } from './cdr.controller';
import { CdrRepository } from './cdr.repository';
import { CdrService } from './cdr.service';

/** Import of old calls from a telephone system's own files. What comes of a line is a call like any other. */
@Module({
  imports: [CallsModule, PhoneModule],
  controllers: [CdrController],
  providers: [CdrRepository, CdrService],
  exports: [CdrService],
})
export class CdrModule {}
