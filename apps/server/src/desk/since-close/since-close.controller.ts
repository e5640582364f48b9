import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { sinceCloseQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { SinceCloseService } from './since-close.service';

class SinceCloseQueryDto extends createZodDto(sinceCloseQuery) {}

@ApiTags('morning')
@Controller('since-close')
export class SinceCloseController {
  constructor(private readonly since: SinceCloseService) {}

  @Get()
  list(@Me() me: Principal, @Query() { teamId }: SinceCloseQueryDto) {
    return this.since.list(me, teamId);
  }
}
