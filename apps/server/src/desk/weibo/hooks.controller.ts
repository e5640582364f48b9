import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { FileStore } from '../../platform/files/file-store';
import { bytesOf } from '../../platform/http/signed-body';
import { serveFile } from '../attachments/serve-file';
import { PushesService } from './pushes.service';
import { SharedPictures } from './shared-pictures';

/** Bytes of a push that is stored; one too large to be read is kept for people to see. */
const LARGEST_KEPT = 256 * 1024;
const word = z.string().max(200).optional();
class PushQueryDto extends createZodDto(z.object({ signature: word, timestamp: word, nonce: word, echostr: word })) {}
class PictureQueryDto extends createZodDto(z.object({ until: z.string().max(20), sign: z.string().max(100) })) {}

/** Where the platform calls. No session and no cookie: what proves the caller is the signature. */
@ApiTags('hooks')
@Public()
@AnyOrigin()
@Controller('hooks/weibo/:key')
export class WeiboHooksController {
  constructor(
    private readonly pushes: PushesService,
    private readonly pictures: SharedPictures,
    private readonly files: FileStore,
  ) {}

  @Get()
  async echo(@Param('key') key: string, @Query() query: PushQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const echo = await this.pushes.echo(key, query);
    await reply.header('x-content-type-options', 'nosniff').type('text/plain; charset=utf-8').send(echo);
  }

  /** An empty answer: the platform does nothing with it and does not call again. */
  @Post()
  async push(
    @Param('key') key: string,
    @Query() query: PushQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pushes.push(key, query, await bytesOf(request.body, LARGEST_KEPT));
    await reply.status(200).type('text/plain; charset=utf-8').send('');
  }

  @Get('pictures/:id')
  async picture(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { until, sign }: PictureQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await serveFile(reply, this.files, await this.pictures.shared(id, until, sign));
  }
}
