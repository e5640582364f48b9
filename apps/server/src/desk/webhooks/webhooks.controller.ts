import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { webhookDeliveryQuery, webhookPatch, webhookReplay, webhookWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { type Acting, Actor } from '../setup/acting';
import { WebhookAdmin } from './webhook-admin.service';
import { WebhookLog } from './webhook-log.service';

class WebhookWriteDto extends createZodDto(webhookWrite) {}
class WebhookPatchDto extends createZodDto(webhookPatch) {}
class WebhookDeliveryQueryDto extends createZodDto(webhookDeliveryQuery) {}
class WebhookReplayDto extends createZodDto(webhookReplay) {}
const Id = () => Param('id', ParseUUIDPipe);
const DeliveryId = () => Param('delivery', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/webhooks')
export class WebhooksController {
  constructor(
    private readonly admin: WebhookAdmin,
    private readonly log: WebhookLog,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  async list() {
    return { rows: await this.admin.list() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: WebhookWriteDto) {
    return this.admin.create(me, body);
  }

  @Patch(':id')
  patch(@Actor() me: Acting, @Id() id: string, @Body() body: WebhookPatchDto) {
    return this.admin.patch(me, id, body);
  }

  @Delete(':id')
  async remove(@Actor() me: Acting, @Id() id: string) {
    await this.admin.remove(me, id);
    return { ok: true };
  }

  @Post(':id/secret')
  @HttpCode(200)
  secret(@Actor() me: Acting, @Id() id: string) {
    return this.admin.secret(me, id);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  rotate(@Actor() me: Acting, @Id() id: string) {
    return this.admin.rotate(me, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  async test(@Actor() me: Acting, @Id() id: string) {
    await this.limits.take('connection_test', me.agentId);
    return this.log.test(me, id);
  }

  @Get(':id/deliveries')
  deliveries(@Id() id: string, @Query() query: WebhookDeliveryQueryDto) {
    return this.log.page(id, query);
  }

  @Get(':id/deliveries/:delivery')
  attempts(@Id() id: string, @DeliveryId() delivery: string) {
    return this.log.attempts(id, delivery);
  }

  @Post(':id/deliveries/:delivery/replay')
  @HttpCode(200)
  async replayOne(@Actor() me: Acting, @Id() id: string, @DeliveryId() delivery: string) {
    await this.log.replayOne(me, id, delivery);
    return { ok: true };
  }

  @Post(':id/replay')
  @HttpCode(200)
  replay(@Actor() me: Acting, @Id() id: string, @Body() body: WebhookReplayDto) {
    return this.log.replay(me, id, body);
  }
}
