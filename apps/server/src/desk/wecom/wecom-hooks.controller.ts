import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { WecomCallbacks } from './wecom-callbacks.service';

const word = z.string().max(200).optional();
class WecomCallQueryDto extends createZodDto(
  z.object({ msg_signature: word, timestamp: word, nonce: word, echostr: z.string().max(1000).optional() }),
) {}

/** Where WeCom calls. No session and no cookie: what proves the caller is the signature. */
@ApiTags('hooks')
@Public()
@AnyOrigin()
@Controller('hooks/wecom/:key')
export class WecomHooksController {
  constructor(private readonly callbacks: WecomCallbacks) {}

  @Get()
  async echo(@Param('key') key: string, @Query() query: WecomCallQueryDto, @Res() reply: FastifyReply): Promise<void> {
    const echo = await this.callbacks.echo(key, query);
    await reply.header('x-content-type-options', 'nosniff').type('text/plain; charset=utf-8').send(echo);
  }

  @Post()
  @HttpCode(200)
  async call(
    @Param('key') key: string,
    @Query() query: WecomCallQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await this.callbacks.call(key, query, body);
    return 'success';
  }
}
