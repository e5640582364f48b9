import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { inboxCreate, inboxPatch, inboxTestRequest } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { type Acting, Actor } from '../setup/acting';
import { InboxAdmin } from './inbox-admin.service';
import { InboxesService } from './inboxes.service';

class InboxCreateDto extends createZodDto(inboxCreate) {}
class InboxPatchDto extends createZodDto(inboxPatch) {}
class InboxTestDto extends createZodDto(inboxTestRequest) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/inboxes')
export class InboxesController {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly admin: InboxAdmin,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  async list() {
    return { rows: await this.inboxes.views() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: InboxCreateDto) {
    return this.admin.create(me, body);
  }

  @Patch(':id')
  patch(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: InboxPatchDto) {
    return this.admin.patch(me, id, body);
  }

  @Get(':id/callback')
  callback(@Param('id', ParseUUIDPipe) id: string) {
    return this.admin.callback(id);
  }

  @Post('test')
  @HttpCode(200)
  async test(@Actor() me: Acting, @Body() body: InboxTestDto) {
    await this.limits.take('connection_test', me.agentId);
    return this.admin.test(body);
  }
}
