import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { interimRequest } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { InterimService } from './interim.service';

class InterimDto extends createZodDto(interimRequest) {}

@ApiTags('tickets')
@Controller('tickets')
export class InterimController {
  constructor(private readonly interim: InterimService) {}

  @Post(':id/interim')
  note(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: InterimDto) {
    return this.interim.note(me, id, body);
  }
}
