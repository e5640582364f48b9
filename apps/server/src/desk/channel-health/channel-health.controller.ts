import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { InboxAdmin } from '../inboxes/inbox-admin.service';
import { type Acting, Actor } from '../setup/acting';
import { ChannelHealthService } from './channel-health.service';

@ApiTags('admin')
@Controller('admin/channel-health')
export class ChannelHealthController {
  constructor(
    private readonly health: ChannelHealthService,
    private readonly inboxes: InboxAdmin,
    private readonly limits: RateLimits,
  ) {}

  @Roles('admin', 'team_lead')
  @Get()
  async list() {
    return { rows: await this.health.views() };
  }

  @Roles('admin')
  @Post(':id/test')
  @HttpCode(200)
  async test(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.limits.take('connection_test', me.agentId);
    return this.inboxes.testStored(id);
  }
}
