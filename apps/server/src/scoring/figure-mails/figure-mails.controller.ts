import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { figureMailChange, figureMailPause, figureMailPlan, figureMailSend } from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal } from '../../platform/auth/principal';
import { FigureMails } from './figure-mails.service';

class FigureMailPlanDto extends createZodDto(figureMailPlan) {}
class FigureMailChangeDto extends createZodDto(figureMailChange) {}
class FigureMailPauseDto extends createZodDto(figureMailPause) {}
class FigureMailSendDto extends createZodDto(figureMailSend) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('figures')
@Controller('figure-mails')
export class FigureMailsController {
  constructor(private readonly mails: FigureMails) {}

  @Get()
  list(@Me() me: Principal) {
    return this.mails.list(me);
  }

  @Post()
  plan(@Actor() me: Acting, @Body() body: FigureMailPlanDto) {
    return this.mails.plan(me, body);
  }

  @Put(':id')
  change(@Actor() me: Acting, @Id() id: string, @Body() body: FigureMailChangeDto) {
    return this.mails.change(me, id, body);
  }

  @Post(':id/pause')
  @HttpCode(200)
  pause(@Actor() me: Acting, @Id() id: string, @Body() body: FigureMailPauseDto) {
    return this.mails.pause(me, id, body);
  }

  @Post(':id/send')
  @HttpCode(200)
  send(@Actor() me: Acting, @Id() id: string, @Body() { clientId }: FigureMailSendDto) {
    return this.mails.send(me, id, clientId);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.mails.delete(me, id);
    return { ok: true };
  }
}
