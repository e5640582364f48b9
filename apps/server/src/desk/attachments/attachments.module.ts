import { Module } from '@nestjs/common';
import { AttachmentsService } from './attachments.service';

/** Files of messages: uploads, what came by mail, real types. Where they may be read is decided by who serves them. */
@Module({ providers: [AttachmentsService], exports: [AttachmentsService] })
export class AttachmentsModule {}
