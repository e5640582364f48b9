import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { macroPatch, macroRun, macroTry, macroWrite } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { MacroRuns } from './macro-runs.service';
import { MacrosService } from './macros.service';

class MacroWriteDto extends createZodDto(macroWrite) {}
class MacroPatchDto extends createZodDto(macroPatch) {}
class MacroTryDto extends createZodDto(macroTry) {}
class MacroRunDto extends createZodDto(macroRun) {}

const Id = () => Param('id', ParseUUIDPipe);
const MacroId = () => Param('macro', ParseUUIDPipe);

/** Open to every role: whose a macro is decides who may write it. */
@ApiTags('scripts')
@Controller()
export class MacrosController {
  constructor(
    private readonly macros: MacrosService,
    private readonly runs: MacroRuns,
  ) {}

  @Get('macros')
  async list(@Me() me: Principal) {
    return { rows: await this.macros.list(me) };
  }

  @Post('macros')
  create(@Actor() me: Acting, @Body() body: MacroWriteDto) {
    return this.macros.create(me, body);
  }

  @Put('macros/:id')
  update(@Actor() me: Acting, @Id() id: string, @Body() body: MacroPatchDto) {
    return this.macros.update(me, id, body);
  }

  @Delete('macros/:id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.macros.delete(me, id);
    return { ok: true };
  }

  @Post('tickets/:id/macros/:macro/try')
  @HttpCode(200)
  try(@Me() me: Principal, @Id() id: string, @MacroId() macro: string, @Body() body: MacroTryDto) {
    return this.runs.try(me, id, macro, body);
  }

  @Post('tickets/:id/macros/:macro')
  @HttpCode(200)
  run(@Me() me: Principal, @Id() id: string, @MacroId() macro: string, @Body() body: MacroRunDto) {
    return this.runs.run(me, id, macro, body);
  }
}
