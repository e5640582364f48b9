import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { consentMark } from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { FileStore } from '../../platform/files/file-store';
import { servePart } from '../../platform/http/serve-part';
import { RecordingsService } from './recordings.service';

class ConsentMarkDto extends createZodDto(consentMark) {}
const Id = (name: string) => Param(name, ParseUUIDPipe);

@ApiTags('calls')
@Controller()
export class RecordingsController {
  constructor(
    private readonly recordings: RecordingsService,
    private readonly files: FileStore,
  ) {}

  @Post('calls/:id/recordings/:recordingId/listen')
  @HttpCode(200)
  listen(@Me() me: Principal, @Id('id') id: string, @Id('recordingId') recordingId: string) {
    return this.recordings.listen(me, id, recordingId);
  }

  @Get('calls/:id/recordings/:recordingId/listeners')
  listeners(@Me() me: Principal, @Id('id') id: string, @Id('recordingId') recordingId: string) {
    return this.recordings.listeners(me, id, recordingId);
  }

  @Roles('admin', 'team_lead')
  @Post('calls/:id/recordings/:recordingId/consent')
  @HttpCode(200)
  async mark(
    @Me() me: Principal,
    @Id('id') id: string,
    @Id('recordingId') recordingId: string,
    @Body() { consent, reason }: ConsentMarkDto,
  ) {
    await this.recordings.mark(me, id, recordingId, consent, reason);
    return { ok: true };
  }

  @Get('listenings/:id')
  async play(
    @Me() me: Principal,
    @Id('id') id: string,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { sha256, size, media_type } = await this.recordings.playing(me, id);
    await servePart(reply, { path: this.files.path(sha256), size, mediaType: media_type ?? 'audio/wav' }, range);
  }
}
