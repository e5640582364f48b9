import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { surveyExportQuery, surveyFiguresQuery, surveyQuery, surveyRuleWrite, surveySkipRequest } from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { type Acting, Actor } from '../setup/acting';
import { SurveyLists } from './survey-lists.service';
import { SurveyRules } from './survey-rules.service';
import { SurveysService } from './surveys.service';

class SurveyQueryDto extends createZodDto(surveyQuery) {}
class SurveyFiguresQueryDto extends createZodDto(surveyFiguresQuery) {}
class SurveyExportQueryDto extends createZodDto(surveyExportQuery) {}
class SkipDto extends createZodDto(surveySkipRequest) {}
class RuleDto extends createZodDto(surveyRuleWrite) {}

@ApiTags('surveys')
@Controller('surveys')
export class SurveysController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly lists: SurveyLists,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: SurveyQueryDto) {
    return this.lists.page(me, query);
  }

  @Get('figures')
  figures(@Me() me: Principal, @Query() query: SurveyFiguresQueryDto) {
    return this.lists.figures(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: SurveyExportQueryDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    await sendTable(reply, `halfhour-surveys-${query.from ?? 'all'}`, query.format, await this.lists.sheet(me, query));
  }

  @Post(':id/skip')
  @HttpCode(200)
  skip(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: SkipDto) {
    return this.surveys.skip(me, id, body);
  }
}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/survey-rules')
export class SurveyRulesController {
  constructor(private readonly rules: SurveyRules) {}

  @Get()
  list() {
    return this.rules.list();
  }

  @Put()
  write(@Actor() by: Acting, @Body() body: RuleDto) {
    return this.rules.write(by, body);
  }
}
