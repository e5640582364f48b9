import { Body, Controller, Get, Ip, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { locale as localeSchema, surveyAnswer } from '#contract';
import { DomainError, type ErrorCode } from '#domain';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { statusOf, toProblem } from '../../platform/http/problem-filter';
import { CompanyService } from '../setup/company.service';
import { answerPage, PAGE_POLICY, type PageFacts } from './answer-page';
import type { SurveyRow } from './survey.view';
import { SurveysService } from './surveys.service';

/**
 * The page behind a link: open to who has it, and works without scripts. Opening it says nothing, since mail scanners open every
 * link; a press says it. What proves the contact is the address alone, so a foreign origin is no danger and no cookie is read.
 */
@ApiExcludeController()
@Public()
@AnyOrigin()
@Controller('s')
export class AnswerPageController {
  constructor(
    private readonly surveys: SurveysService,
    private readonly company: CompanyService,
    private readonly limits: RateLimits,
  ) {}

  @Get(':token')
  show(@Param('token') token: string, @Query('lang') lang: string, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.answering(reply, token, lang, async () => {
      await this.limits.take('survey_page', ip);
      return this.facts(await this.surveys.ofToken(token), lang);
    });
  }

  @Post(':token')
  answer(
    @Param('token') token: string,
    @Query('lang') lang: string,
    @Ip() ip: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ) {
    return this.answering(reply, token, lang, async () => {
      await this.limits.take('survey_answer', ip);
      const row = await this.surveys.ofToken(token);
      const written = surveyAnswer.safeParse(body ?? {});
      const facts = await this.facts(row, lang);
      try {
        if (!written.success) throw new DomainError('invalid_input');
        await this.surveys.answer(row.id, written.data);
      } catch (error) {
        // What was written stays in the form, so that nobody types it twice.
        return { ...facts, refused: refusalOf(error), written: written.success ? written.data : null };
      }
      return this.facts(await this.surveys.ofToken(token), lang);
    });
  }

  @Post(':token/stop')
  stop(@Param('token') token: string, @Query('lang') lang: string, @Ip() ip: string, @Res() reply: FastifyReply) {
    return this.answering(reply, token, lang, async () => {
      await this.limits.take('survey_answer', ip);
      const row = await this.surveys.ofToken(token);
      await this.surveys.optOut(row);
      return { ...(await this.facts(row, lang)), stopped: true };
    });
  }

  private async facts(row: SurveyRow, lang: string): Promise<PageFacts> {
    const card = await this.surveys.card(row, localeSchema.safeParse(lang).data);
    return { ...card, number: Number(row.ticket_number), company: (await this.company.get()).name };
  }

  /** Whatever happens is told on the page, in the reader's language, with its status. */
  private async answering(
    reply: FastifyReply,
    token: string,
    lang: string,
    facts: () => Promise<PageFacts>,
  ): Promise<void> {
    const page = await facts().catch(async (error: unknown): Promise<PageFacts> => {
      const company = (await this.company.get()).name;
      const locale = localeSchema.safeParse(lang).data ?? 'zh-CN';
      return {
        locale,
        company,
        number: null,
        words: null,
        state: 'open',
        score: null,
        solved: null,
        refused: refusalOf(error),
      };
    });
    const status = page.refused ? statusOf(page.refused) : page.state === 'expired' ? statusOf('survey_expired') : 200;
    if (page.refused === 'too_many_requests') void reply.header('retry-after', '60');
    await reply
      .status(status)
      .headers({ 'content-security-policy': PAGE_POLICY, 'x-frame-options': 'DENY', 'x-robots-tag': 'noindex' })
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(answerPage(page, token));
  }
}

/** What nobody foresaw goes on to where it is logged. */
function refusalOf(error: unknown): ErrorCode {
  const { status, problem } = toProblem(error);
  if (status >= 500) throw error;
  return problem.code as ErrorCode;
}
