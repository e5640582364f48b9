import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Roles, type SignedRequest } from '../../platform/auth/principal';
import { uploadedFile } from '../attachments/uploaded-file';
import { type Acting, Actor } from '../setup/acting';
import { CdrService } from './cdr.service';

class ZoneDto extends createZodDto(z.object({ zone: z.string().min(1).max(60) })) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin')
export class CdrController {
  constructor(private readonly imports: CdrService) {}

  @Get('inboxes/:id/cdr-imports')
  async list(@Param('id', ParseUUIDPipe) id: string) {
    return { rows: await this.imports.list(id) };
  }

  @Post('inboxes/:id/cdr-imports')
  async begin(
    @Actor() me: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { zone }: ZoneDto,
    @Req() request: SignedRequest,
  ) {
    return this.imports.begin(me, id, zone, await uploadedFile(request));
  }

  @Post('cdr-imports/:id/stop')
  @HttpCode(200)
  stop(@Param('id', ParseUUIDPipe) id: string) {
    return this.imports.stop(id);
  }
}
