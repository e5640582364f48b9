import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Ip,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { visitorDetails, visitorEarlierQuery, visitorSay, visitorSessionRequest } from '#contract';
import { DomainError } from '#domain';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { FileStore } from '../../platform/files/file-store';
import { AttachmentsService } from '../attachments/attachments.service';
import { serveFile, servePreview } from '../attachments/serve-file';
import { uploadedFile } from '../attachments/uploaded-file';
import { ChatService } from './chat.service';
import type { Visitor } from './visitor';
import { VisitorsService } from './visitors.service';

class SessionDto extends createZodDto(visitorSessionRequest) {}
class DetailsDto extends createZodDto(visitorDetails) {}
class SayDto extends createZodDto(visitorSay) {}
class EarlierDto extends createZodDto(visitorEarlierQuery) {}
class SinceDto extends createZodDto(z.object({ after: z.coerce.number().int().min(0) })) {}

const TOKEN = 'x-visitor-token';

/** The widget's HTTP: what its socket does too, for when there is none, and files. */
@ApiTags('widget')
@Public()
@AnyOrigin()
@Controller('widget/:key')
export class VisitorsController {
  constructor(
    private readonly visitors: VisitorsService,
    private readonly chat: ChatService,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    private readonly limits: RateLimits,
  ) {}

  @Post('session')
  @HttpCode(200)
  async session(@Param('key') key: string, @Ip() ip: string, @Body() body: SessionDto) {
    await this.limits.take('visitor_session', ip);
    return this.visitors.session(key, body);
  }

  @Put('details')
  async details(@Param('key') key: string, @Headers(TOKEN) token: string, @Body() body: DetailsDto) {
    await this.visitors.details(await this.visitor(key, token), body);
    return { ok: true };
  }

  @Post('messages')
  @HttpCode(200)
  async say(@Param('key') key: string, @Headers(TOKEN) token: string, @Body() body: SayDto) {
    const { message } = await this.chat.say(await this.visitor(key, token), body);
    return { ok: true, message };
  }

  @Get('messages')
  async earlier(@Param('key') key: string, @Headers(TOKEN) token: string, @Query() query: EarlierDto) {
    return this.visitors.earlier(await this.visitor(key, token), query.before);
  }

  /** What came after a seq: the poll of a widget whose socket is down. */
  @Get('events')
  async since(@Param('key') key: string, @Headers(TOKEN) token: string, @Query() { after }: SinceDto) {
    const { events } = await this.visitors.since(await this.visitor(key, token), after);
    return { events };
  }

  @Post('uploads')
  async upload(@Param('key') key: string, @Headers(TOKEN) token: string, @Req() request: FastifyRequest) {
    const visitor = await this.visitor(key, token);
    await this.limits.take('visitor_upload', visitor.identityId);
    const file = await uploadedFile(request);
    return this.attachments.upload({ kind: 'contact', id: visitor.contactId }, file.name, file.content);
  }

  @Get('attachments/:id')
  async file(
    @Param('key') key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('token') token: string,
    @Res() reply: FastifyReply,
  ) {
    await serveFile(reply, this.files, await this.own(key, token, id));
  }

  @Get('attachments/:id/preview')
  async preview(
    @Param('key') key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Query('token') token: string,
    @Res() reply: FastifyReply,
  ) {
    await servePreview(reply, this.files, await this.own(key, token, id));
  }

  private async visitor(key: string, token: string | undefined): Promise<Visitor> {
    const inbox = await this.visitors.inbox(key);
    return this.visitors.known(token, inbox.id);
  }

  /** A file of the visitor's own chat, said publicly, or one just uploaded. */
  private async own(key: string, token: string, id: string) {
    const visitor = await this.visitor(key, token);
    const record = await this.attachments.record(id);
    const mine = record.ticketId
      ? await this.attachments.isPublicFor(id, visitor.contactId)
      : record.uploaderId === visitor.contactId;
    if (!mine) throw new DomainError('not_found');
    return record;
  }
}
