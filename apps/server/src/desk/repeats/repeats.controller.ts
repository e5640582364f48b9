import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  repeatConfirm,
  repeatCountsQuery,
  repeatExportQuery,
  repeatQuery,
  repeatReview,
  repeatSetAside,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { RepeatLists } from './repeat-lists.service';
import { RepeatsService } from './repeats.service';

class RepeatQueryDto extends createZodDto(repeatQuery) {}
class CountsDto extends createZodDto(repeatCountsQuery) {}
class RepeatExportQueryDto extends createZodDto(repeatExportQuery) {}
class RepeatConfirmDto extends createZodDto(repeatConfirm) {}
class SetAsideDto extends createZodDto(repeatSetAside) {}
class ReviewDto extends createZodDto(repeatReview) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('repeats')
@Controller('repeats')
export class RepeatsController {
  constructor(
    private readonly repeats: RepeatsService,
    private readonly lists: RepeatLists,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: RepeatQueryDto) {
    return this.lists.page(me, query);
  }

  @Get('counts')
  counts(@Me() me: Principal, @Query() query: CountsDto) {
    return this.lists.counts(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: RepeatExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    const name = `halfhour-repeats-${query.from ?? 'all'}`;
    await sendTable(reply, name, query.format, await this.lists.sheet(me, query));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@Me() me: Principal, @Id() id: string, @Body() body: RepeatConfirmDto) {
    return this.repeats.confirm(me, id, body);
  }

  @Post(':id/set-aside')
  @HttpCode(200)
  setAside(@Me() me: Principal, @Id() id: string, @Body() body: SetAsideDto) {
    return this.repeats.setAside(me, id, body);
  }

  @Post(':id/review')
  @HttpCode(200)
  review(@Me() me: Principal, @Id() id: string, @Body() body: ReviewDto) {
    return this.repeats.review(me, id, body);
  }
}
