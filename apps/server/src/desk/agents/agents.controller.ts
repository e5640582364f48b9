import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { agentCreate, agentPatch, setPasswordRequest } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { AgentAdmin } from './agent-admin.service';
import { AgentsService } from './agents.service';

class AgentCreateDto extends createZodDto(agentCreate) {}
class AgentPatchDto extends createZodDto(agentPatch) {}
class SetPasswordDto extends createZodDto(setPasswordRequest) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/agents')
export class AgentsController {
  constructor(
    private readonly agents: AgentsService,
    private readonly admin: AgentAdmin,
  ) {}

  @Get()
  async list() {
    return { rows: await this.agents.accounts() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: AgentCreateDto) {
    return this.admin.create(me, body);
  }

  @Patch(':id')
  patch(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: AgentPatchDto) {
    return this.admin.patch(me, id, body);
  }

  @Put(':id/password')
  async setPassword(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() { password }: SetPasswordDto) {
    await this.admin.setPassword(me, id, password);
    return { ok: true };
  }

  @Delete(':id/second-factor')
  async resetSecondFactor(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.admin.resetSecondFactor(me, id);
    return { ok: true };
  }
}
