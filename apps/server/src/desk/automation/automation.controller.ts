import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { automationCreate, automationOrder, automationPatch, automationTicketTry, automationTry } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { runView } from './automation.view';
import { RulePast } from './rule-past.service';
import { RulesService } from './rules.service';
import { RunsRepository } from './runs.repository';
import { RuleTrials } from './trials.service';

class AutomationCreateDto extends createZodDto(automationCreate) {}
class AutomationPatchDto extends createZodDto(automationPatch) {}
class AutomationOrderDto extends createZodDto(automationOrder) {}
class AutomationTryDto extends createZodDto(automationTry) {}
class AutomationTicketTryDto extends createZodDto(automationTicketTry) {}

const Id = () => Param('id', ParseUUIDPipe);
const LOGGED = 200;

@ApiTags('admin')
@Roles('admin')
@Controller('admin/automation')
export class AutomationController {
  constructor(
    private readonly rules: RulesService,
    private readonly runs: RunsRepository,
    private readonly past: RulePast,
    private readonly trials: RuleTrials,
  ) {}

  @Get()
  async list() {
    return { rows: await this.rules.list() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: AutomationCreateDto) {
    return this.rules.create(me, body);
  }

  @Put(':id')
  update(@Actor() me: Acting, @Id() id: string, @Body() body: AutomationPatchDto) {
    return this.rules.update(me, id, body);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.rules.delete(me, id);
    return { ok: true };
  }

  @Post('order')
  @HttpCode(200)
  async order(@Actor() me: Acting, @Body() { ids }: AutomationOrderDto) {
    return { rows: await this.rules.order(me, ids) };
  }

  @Get(':id/runs')
  async log(@Id() id: string) {
    return { rows: (await this.runs.log(id, LOGGED)).map(runView) };
  }

  @Post('past')
  @HttpCode(200)
  async tryPast(@Body() { ruleId, ...asked }: AutomationTryDto) {
    return this.past.of(await this.rules.toTry(asked, ruleId));
  }

  @Post('trial')
  @HttpCode(200)
  async tryTicket(@Body() { ruleId, number, ...asked }: AutomationTicketTryDto) {
    return this.trials.onTicket(await this.rules.toTry(asked, ruleId), number);
  }
}
