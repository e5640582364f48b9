import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { joinRequest } from '#contract';
import { type Acting, Actor } from '../setup/acting';
import { DoublesService } from './doubles.service';
import { JoinsService } from './joins.service';

class JoinRequestDto extends createZodDto(joinRequest) {}
const Id = (name = 'id') => Param(name, ParseUUIDPipe);

/** Contacts are the company's (decision 0007): whoever may change one may say that two are one. */
@ApiTags('contacts')
@Controller()
export class JoinsController {
  constructor(
    private readonly joins: JoinsService,
    private readonly doubles: DoublesService,
  ) {}

  @Get('contacts/:id/doubles')
  async list(@Id() id: string) {
    const [rows, joins] = await Promise.all([this.doubles.of(id), this.joins.standing(id)]);
    return { rows, joins };
  }

  @Post('contacts/:id/doubles/:otherId/dismiss')
  @HttpCode(200)
  async dismiss(@Actor() me: Acting, @Id() id: string, @Id('otherId') otherId: string) {
    await this.doubles.dismiss(me, id, otherId);
    return { ok: true };
  }

  @Post('contacts/:id/joins')
  join(@Actor() me: Acting, @Id() id: string, @Body() body: JoinRequestDto) {
    return this.joins.join(me, id, body);
  }

  @Post('joins/:id/undo')
  @HttpCode(200)
  undo(@Actor() me: Acting, @Id() id: string) {
    return this.joins.undo(me, id);
  }
}
