import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { teamPatch, teamWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { TeamsService } from './teams.service';

class TeamWriteDto extends createZodDto(teamWrite) {}
class TeamPatchDto extends createZodDto(teamPatch) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/teams')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get()
  async list() {
    return { rows: await this.teams.views() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: TeamWriteDto) {
    return this.teams.create(me, body);
  }

  @Patch(':id')
  patch(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: TeamPatchDto) {
    return this.teams.patch(me, id, body);
  }
}
