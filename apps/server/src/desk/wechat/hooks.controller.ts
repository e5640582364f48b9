import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { CallbacksService } from './callbacks.service';

const word = z.string().max(200).optional();
class WechatCallbackQueryDto extends createZodDto(
  z.object({
    signature: word,
    timestamp: word,
    nonce: word,
    echostr: word,
    encrypt_type: word,
    msg_signature: word,
    openid: word,
  }),
) {}

/** Where the platform calls. No session and no cookie: what proves the caller is the signature. */
@ApiTags('hooks')
@Public()
@AnyOrigin()
@Controller('hooks/wechat/:key')
export class HooksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Get()
  async echo(
    @Param('key') key: string,
    @Query() query: WechatCallbackQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const echo = await this.callbacks.echo(key, query);
    await reply.header('x-content-type-options', 'nosniff').type('text/plain; charset=utf-8').send(echo);
  }

  @Post()
  async push(
    @Param('key') key: string,
    @Query() query: WechatCallbackQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const answer = await this.callbacks.push(key, query, body);
    await reply.status(200).type('text/xml; charset=utf-8').send(answer);
  }
}
