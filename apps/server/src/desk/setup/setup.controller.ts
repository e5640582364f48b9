import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { pageQuery, statusLabel } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from './acting';
import { AuditService } from './audit.service';
import { StatusLabelsService } from './status-labels.service';

class StatusLabelDto extends createZodDto(
  statusLabel.pick({ status: true }).extend({ name: statusLabel.shape.name.trim().min(1).max(40) }),
) {}
class AuditPageDto extends createZodDto(pageQuery) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin')
export class SetupController {
  constructor(
    private readonly labels: StatusLabelsService,
    private readonly audit: AuditService,
  ) {}

  @Get('status-labels')
  async listLabels() {
    return { rows: await this.labels.list() };
  }

  @Post('status-labels')
  createLabel(@Actor() me: Acting, @Body() body: StatusLabelDto) {
    return this.labels.create(me, body);
  }

  @Delete('status-labels/:id')
  async deleteLabel(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.labels.delete(me, id);
    return { ok: true };
  }

  @Get('audit')
  listAudit(@Query() query: AuditPageDto) {
    return this.audit.page(query);
  }
}
