import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { notSpamRequest, spamRequest } from '#contract';
import { Actor, type Acting } from '../setup/acting';
import { SpamService } from './spam.service';

class SpamDto extends createZodDto(spamRequest) {}
class NotSpamDto extends createZodDto(notSpamRequest) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('spam')
@Controller('tickets')
export class SpamController {
  constructor(private readonly spam: SpamService) {}

  @Post(':id/spam')
  @HttpCode(200)
  mark(@Actor() me: Acting, @Id() id: string, @Body() body: SpamDto) {
    return this.spam.mark(me, id, body.block);
  }

  @Post(':id/not-spam')
  @HttpCode(200)
  release(@Actor() me: Acting, @Id() id: string, @Body() body: NotSpamDto) {
    return this.spam.release(me, id, body.unblock);
  }
}
