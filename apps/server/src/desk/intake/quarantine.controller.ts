import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { AuditLog } from '../../platform/auth/audit-log';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { QuarantineService } from './quarantine.service';

class QuarantineDismissDto extends createZodDto(z.object({ reason: z.string().trim().min(2).max(500) })) {}
const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('quarantine')
@Roles('admin', 'team_lead')
@Controller('admin/quarantine')
export class QuarantineController {
  constructor(
    private readonly quarantine: QuarantineService,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  async list() {
    return { rows: await this.quarantine.list() };
  }

  @Post(':id/retry')
  @HttpCode(200)
  retry(@Id() id: string) {
    return this.quarantine.retry(id);
  }

  @Post(':id/ticket')
  @HttpCode(200)
  toTicket(@Id() id: string) {
    return this.quarantine.openTicket(id);
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  async dismiss(@Me() me: Principal, @Id() id: string, @Body() { reason }: QuarantineDismissDto) {
    await this.quarantine.dismiss(id, reason);
    await this.audit.write({
      agentId: me.agentId,
      agentName: me.name,
      act: 'quarantine.dismissed',
      subject: id,
      detail: { reason },
    });
    return { ok: true };
  }

  @Get(':id/raw')
  async raw(@Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    const raw = await this.quarantine.raw(id);
    await reply
      .headers({ 'content-disposition': `attachment; filename="${id}.eml"`, 'x-content-type-options': 'nosniff' })
      .type('application/octet-stream')
      .send(raw);
  }
}
