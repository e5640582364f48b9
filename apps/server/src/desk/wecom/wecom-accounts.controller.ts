import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { PlatformRefusal, PlatformUnreachable } from '#channels/tencent';
import { outcomeOf } from '#channels/wecom';
import { wecomAccountsRequest } from '#contract';
import { DomainError } from '#domain';
import { Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { type Acting, Actor } from '../setup/acting';
import { WecomAccounts } from './wecom-accounts.service';

class WecomAccountsDto extends createZodDto(wecomAccountsRequest) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/inboxes/wecom-accounts')
export class WecomAccountsController {
  constructor(
    private readonly accounts: WecomAccounts,
    private readonly limits: RateLimits,
  ) {}

  @Post()
  @HttpCode(200)
  async choices(@Actor() me: Acting, @Body() body: WecomAccountsDto) {
    await this.limits.take('connection_test', me.agentId);
    try {
      return { accounts: await this.accounts.choices(body) };
    } catch (error) {
      throw refused(error);
    }
  }
}

function refused(error: unknown): unknown {
  if (!(error instanceof PlatformRefusal || error instanceof PlatformUnreachable)) return error;
  const outcome = outcomeOf(error);
  return new DomainError('connection_failed', { reason: 'error' in outcome ? outcome.error : '' });
}
