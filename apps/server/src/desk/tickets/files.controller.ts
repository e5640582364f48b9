import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '#domain';
import { Me, type Principal, type SignedRequest } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { FileStore } from '../../platform/files/file-store';
import { type AttachmentRecord, AttachmentsService } from '../attachments/attachments.service';
import { serveFile, servePreview } from '../attachments/serve-file';
import { uploadedFile } from '../attachments/uploaded-file';
import { DeliveriesService } from './deliveries.service';
import { MessageHtml } from './message-html';
import { RawLetters } from './raw-letters';
import { TakingBackService } from './taking-back.service';
import { TicketReadingService } from './ticket-reading.service';

const Id = () => Param('id', ParseUUIDPipe);

/** Uploads, files and mail sources, each behind the gate of its ticket. */
@ApiTags('files')
@Controller()
export class FilesController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    private readonly reading: TicketReadingService,
    private readonly deliveries: DeliveriesService,
    private readonly limits: RateLimits,
    private readonly html: MessageHtml,
    private readonly letters: RawLetters,
    private readonly takingBack: TakingBackService,
  ) {}

  @Post('uploads')
  async upload(@Me() me: Principal, @Req() request: SignedRequest) {
    await this.limits.take('upload', me.agentId);
    const file = await uploadedFile(request);
    return this.attachments.upload({ kind: 'agent', id: me.agentId }, file.name, file.content);
  }

  @Get('attachments/:id')
  async attachment(@Me() me: Principal, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await serveFile(reply, this.files, await this.seen(me, id));
  }

  @Get('attachments/:id/preview')
  async preview(@Me() me: Principal, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await servePreview(reply, this.files, await this.seen(me, id));
  }

  @Get('messages/:id/html')
  async messageHtml(
    @Me() me: Principal,
    @Id() id: string,
    @Query('images') images: string | undefined,
    @Res() reply: FastifyReply,
  ) {
    const { html } = await this.reading.source(me, id);
    if (html === null) throw new DomainError('not_found');
    await this.html.serve(reply, id, html, images === '1');
  }

  @Get('messages/:id/raw')
  async raw(@Me() me: Principal, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { receiptId } = await this.reading.source(me, id);
    const raw = await this.letters.open(receiptId);
    await reply
      .headers({ 'content-disposition': `attachment; filename="${id}.eml"`, 'x-content-type-options': 'nosniff' })
      .type('application/octet-stream')
      .send(raw);
  }

  @Post('messages/:id/retry')
  @HttpCode(200)
  async retry(@Me() me: Principal, @Id() id: string) {
    await this.reading.source(me, id);
    return this.deliveries.retry(me, id);
  }

  @Get('messages/:id/attempts')
  async attempts(@Me() me: Principal, @Id() id: string) {
    await this.reading.source(me, id);
    return { rows: await this.deliveries.attempts(id) };
  }

  @Post('messages/:id/take-back')
  @HttpCode(200)
  takeBack(@Me() me: Principal, @Id() id: string) {
    return this.takingBack.takeBack(me, id);
  }

  @Get('messages/:id/headers')
  async headers(@Me() me: Principal, @Id() id: string) {
    const { receiptId } = await this.reading.source(me, id);
    return this.letters.head(receiptId);
  }

  private async seen(me: Principal, id: string): Promise<AttachmentRecord> {
    const record = await this.attachments.record(id);
    if (record.ticketId) await this.reading.mustSeeTicket(me, record.ticketId);
    else if (record.uploaderId !== me.agentId) throw new DomainError('not_found');
    return record;
  }
}
