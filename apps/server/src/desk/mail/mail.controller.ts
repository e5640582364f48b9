import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { recipientsCheck } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RecipientsService } from '../mail-rules/recipients.service';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { ForwardsService } from './forwards.service';

class CheckDto extends createZodDto(recipientsCheck) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('mail')
@Controller()
export class MailController {
  constructor(
    private readonly reading: TicketReadingService,
    private readonly recipients: RecipientsService,
    private readonly forwards: ForwardsService,
  ) {}

  @Get('tickets/:id/answer-start')
  async answerStart(@Me() me: Principal, @Id() id: string) {
    const { row } = await this.reading.row(me, id);
    return this.recipients.start(row);
  }

  @Post('mail/recipients')
  @HttpCode(200)
  check(@Body() { addresses }: CheckDto) {
    return this.recipients.check(addresses);
  }

  @Post('tickets/:id/for-forwarder')
  @HttpCode(200)
  forForwarder(@Me() me: Principal, @Id() id: string) {
    return this.forwards.forForwarder(me, id);
  }
}
