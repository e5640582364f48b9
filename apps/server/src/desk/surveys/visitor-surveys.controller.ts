import { Body, Controller, Get, Headers, HttpCode, Ip, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { surveyAnswer } from '#contract';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { VisitorsService } from '../visitors/visitors.service';
import { SurveysService } from './surveys.service';

class AnswerDto extends createZodDto(surveyAnswer) {}

const Token = () => Headers('x-visitor-token');
const Id = () => Param('id', ParseUUIDPipe);

/** The question card in web chat. What proves the visitor is the token of their chat. */
@ApiTags('widget')
@Public()
@AnyOrigin()
@Controller('widget/:key/surveys')
export class VisitorSurveysController {
  constructor(
    private readonly visitors: VisitorsService,
    private readonly surveys: SurveysService,
    private readonly limits: RateLimits,
  ) {}

  @Get(':id')
  async card(@Param('key') key: string, @Token() token: string, @Id() id: string) {
    return this.surveys.card(await this.own(key, token, id));
  }

  @Post(':id')
  @HttpCode(200)
  async answer(
    @Param('key') key: string,
    @Token() token: string,
    @Id() id: string,
    @Ip() ip: string,
    @Body() body: AnswerDto,
  ) {
    await this.limits.take('survey_answer', ip);
    await this.own(key, token, id);
    await this.surveys.answer(id, body);
    return this.surveys.card(await this.own(key, token, id));
  }

  private async own(key: string, token: string, id: string) {
    const inbox = await this.visitors.inbox(key);
    const { contactId, inboxId } = await this.visitors.known(token, inbox.id);
    return this.surveys.ofVisitor(contactId, inboxId, id);
  }
}
