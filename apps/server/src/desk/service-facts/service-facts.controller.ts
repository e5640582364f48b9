import { Body, Controller, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { serviceFactsWrite } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { ServiceFactsWriting } from './service-facts-writing.service';

class ServiceFactsWriteDto extends createZodDto(serviceFactsWrite) {}

@ApiTags('tickets')
@Controller('tickets')
export class ServiceFactsController {
  constructor(private readonly writing: ServiceFactsWriting) {}

  @Put(':id/service')
  write(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: ServiceFactsWriteDto) {
    return this.writing.write(me, id, body);
  }
}
