import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { LARGEST_MESSAGE } from '#channels/api';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { FileStore } from '../../platform/files/file-store';
import { bytesOf } from '../../platform/http/signed-body';
import { serveFile } from '../attachments/serve-file';
import { ApiFiles } from './api-files';
import { ApiInboxes } from './api-inboxes.service';
import { ApiMessages } from './api-messages.service';

class ApiMessagesQueryDto extends createZodDto(
  z.object({
    contact: z.string().trim().min(1).max(200),
    conversation: z.string().trim().max(200).default(''),
    after: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
) {}
class LinkQueryDto extends createZodDto(
  z.object({ expires: z.string().regex(/^\d{1,12}$/), signature: z.string().max(64) }),
) {}

/** Where programs call. No session and no cookie: what proves the caller is the signature. */
@ApiTags('hooks')
@Public()
@AnyOrigin()
@Controller('hooks/api/:key')
export class ApiController {
  constructor(
    private readonly inboxes: ApiInboxes,
    private readonly messages: ApiMessages,
    private readonly uploads: ApiFiles,
    private readonly files: FileStore,
  ) {}

  @Post('messages')
  @HttpCode(200)
  async say(
    @Param('key') key: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const inbox = await this.inboxes.byKey(key);
    return this.inboxes.counting(inbox, async () => {
      const raw = await bytesOf(request.body, LARGEST_MESSAGE);
      const posted = await this.messages.take(inbox, await this.inboxes.proven(inbox, request, raw), raw);
      // Stored, and in a ticket soon: the machine has something else to do first.
      if (!posted.messageId) reply.status(202);
      return posted;
    });
  }

  @Post('events')
  @HttpCode(200)
  async event(@Param('key') key: string, @Req() request: FastifyRequest) {
    const inbox = await this.inboxes.byKey(key);
    return this.inboxes.counting(inbox, async () => {
      const raw = await bytesOf(request.body, LARGEST_MESSAGE);
      await this.inboxes.proven(inbox, request, raw);
      await this.messages.event(inbox, raw);
      return { ok: true };
    });
  }

  @Post('files')
  async upload(@Param('key') key: string, @Req() request: FastifyRequest) {
    const inbox = await this.inboxes.byKey(key);
    return this.inboxes.counting(inbox, () => this.uploads.upload(inbox, request));
  }

  @Get('messages')
  async since(@Param('key') key: string, @Query() query: ApiMessagesQueryDto, @Req() request: FastifyRequest) {
    const inbox = await this.inboxes.byKey(key);
    await this.inboxes.provenLine(inbox, request);
    return this.messages.since(inbox, query);
  }

  @Get('files/:id')
  async file(
    @Param('key') key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { expires, signature }: LinkQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const inbox = await this.inboxes.byKey(key);
    await serveFile(reply, this.files, await this.uploads.byLink(inbox, id, expires, signature));
  }
}
