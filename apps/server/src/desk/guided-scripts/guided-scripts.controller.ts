import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import {
  guidedFiguresQuery,
  guidedPreviewRequest,
  guidedScriptWrite,
  runBegin,
  runEnd,
  runMark,
  runQuery,
} from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { GuidedScriptsService } from './guided-scripts.service';
import { ScriptRuns } from './script-runs.service';

class GuidedScriptWriteDto extends createZodDto(guidedScriptWrite) {}
class PreviewDto extends createZodDto(guidedPreviewRequest) {}
class GuidedFiguresQueryDto extends createZodDto(guidedFiguresQuery) {}
class RunBeginDto extends createZodDto(runBegin) {}
class MarkDto extends createZodDto(runMark) {}
class RunEndDto extends createZodDto(runEnd) {}
class RunQueryDto extends createZodDto(runQuery) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('scripts')
@Controller('guided-scripts')
export class GuidedScriptsController {
  constructor(private readonly scripts: GuidedScriptsService) {}

  @Get()
  async list() {
    return { rows: await this.scripts.list() };
  }

  @Get('figures')
  figures(@Me() me: Principal, @Query() query: GuidedFiguresQueryDto) {
    return this.scripts.figures(me, query);
  }

  @Post('preview')
  @HttpCode(200)
  preview(@Me() me: Principal, @Body() body: PreviewDto) {
    return this.scripts.preview(me, body);
  }

  @Roles('admin', 'team_lead')
  @Post()
  create(@Actor() me: Acting, @Body() body: GuidedScriptWriteDto) {
    return this.scripts.create(me, body);
  }

  @Roles('admin', 'team_lead')
  @Post('shipped')
  @HttpCode(200)
  addShipped(@Actor() me: Acting) {
    return this.scripts.addShipped(me);
  }

  @Roles('admin', 'team_lead')
  @Put(':id')
  update(@Actor() me: Acting, @Id() id: string, @Body() body: GuidedScriptWriteDto) {
    return this.scripts.update(me, id, body);
  }

  @Roles('admin', 'team_lead')
  @Delete(':id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.scripts.delete(me, id);
    return { ok: true };
  }
}

@ApiTags('scripts')
@Controller('script-runs')
export class ScriptRunsController {
  constructor(private readonly runs: ScriptRuns) {}

  @Get()
  async list(@Me() me: Principal, @Query() query: RunQueryDto) {
    return { rows: await this.runs.of(me, query) };
  }

  @Post()
  begin(@Me() me: Principal, @Body() body: RunBeginDto) {
    return this.runs.begin(me, body);
  }

  @Post(':id/mark')
  @HttpCode(200)
  mark(@Me() me: Principal, @Id() id: string, @Body() body: MarkDto) {
    return this.runs.mark(me, id, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Me() me: Principal, @Id() id: string, @Body() { version }: RunEndDto) {
    return this.runs.end(me, id, version);
  }
}
