import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { boardRuleCreate, boardRuleRemove, boardRuleUpdate } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { BoardAlarms } from './board-alarms.service';
import { BoardRules } from './board-rules.service';

class RuleCreateDto extends createZodDto(boardRuleCreate) {}
class RuleUpdateDto extends createZodDto(boardRuleUpdate) {}
class RuleRemoveDto extends createZodDto(boardRuleRemove) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('board')
@Controller('board')
export class BoardAlarmsController {
  constructor(
    private readonly rules: BoardRules,
    private readonly alarms: BoardAlarms,
  ) {}

  @Get('rules')
  async list(@Me() me: Principal) {
    return { rows: await this.rules.list(me) };
  }

  @Post('rules')
  create(@Actor() me: Acting, @Body() body: RuleCreateDto) {
    return this.rules.create(me, body);
  }

  @Put('rules/:id')
  update(@Actor() me: Acting, @Id() id: string, @Body() body: RuleUpdateDto) {
    return this.rules.update(me, id, body);
  }

  @Delete('rules/:id')
  async remove(@Actor() me: Acting, @Id() id: string, @Query() { version }: RuleRemoveDto) {
    await this.rules.remove(me, id, version);
    return { ok: true };
  }

  @Get('alarms')
  async today(@Me() me: Principal) {
    return { rows: await this.alarms.today(me) };
  }

  @Post('alarms/:id/acknowledge')
  @HttpCode(200)
  acknowledge(@Me() me: Principal, @Id() id: string) {
    return this.alarms.acknowledge(me, id);
  }
}
