import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { bytesOf } from '../../platform/http/signed-body';
import { PhoneHooks } from './phone-hooks.service';

const LARGEST = 256 * 1024;

/** Where telephone systems call. No session and no cookie: what proves the caller is the signature. */
@ApiTags('hooks')
@Public()
@AnyOrigin()
@Controller('hooks/phone/:key')
export class PhoneHooksController {
  constructor(private readonly hooks: PhoneHooks) {}

  @Post()
  @HttpCode(200)
  async push(@Param('key') key: string, @Req() { headers, body }: FastifyRequest) {
    await this.hooks.push(key, headers, await bytesOf(body, LARGEST));
    return { ok: true };
  }
}
