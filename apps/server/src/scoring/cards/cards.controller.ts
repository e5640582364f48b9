import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  cardApprove,
  cardExportQuery,
  cardImport,
  cardPlan,
  cardRowsQuery,
  cardScore,
  cardSelfScore,
  cardsPageQuery,
  cardsQuery,
  cardTemplateChange,
  cardTemplateWrite,
} from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { CompanyService } from '../../desk/setup/company.service';
import { sendTable } from '../../platform/http/send-table';
import { cardSheet } from './card-export';
import { CardPlanning } from './card-planning.service';
import { CardReading } from './card-reading.service';
import { CardTemplates } from './card-templates.service';
import { CardsService } from './cards.service';

class CardsPageDto extends createZodDto(cardsPageQuery) {}
class CardsQueryDto extends createZodDto(cardsQuery) {}
class CardRowsQueryDto extends createZodDto(cardRowsQuery) {}
class CardExportDto extends createZodDto(cardExportQuery) {}
class CardPlanDto extends createZodDto(cardPlan) {}
class CardStepDto extends createZodDto(cardApprove) {}
class CardImportDto extends createZodDto(cardImport) {}
class CardSelfScoreDto extends createZodDto(cardSelfScore) {}
class CardScoreDto extends createZodDto(cardScore) {}
class CardTemplateDto extends createZodDto(cardTemplateWrite) {}
class CardTemplateChangeDto extends createZodDto(cardTemplateChange) {}

@ApiTags('cards')
@Controller('cards')
export class CardsController {
  constructor(
    private readonly cards: CardsService,
    private readonly reading: CardReading,
    private readonly planning: CardPlanning,
    private readonly company: CompanyService,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  month(@Me() me: Principal, @Query() asked: CardsPageDto) {
    return this.reading.month(me, asked);
  }

  @Roles('admin')
  @Get('plan')
  preview(@Query() { month }: CardsQueryDto) {
    return this.planning.preview(month);
  }

  @Roles('admin')
  @Post('plan')
  @HttpCode(200)
  plan(@Actor() me: Acting, @Body() body: CardPlanDto) {
    return this.planning.plan(me, body);
  }

  /** The same cards as the screen's, as a file. */
  @Get('export')
  async export(
    @Me() me: Principal,
    @Query() { month, format, locale }: CardExportDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.take('export', me.agentId);
    const cards = await this.reading.whole(me, month);
    const { zone } = await this.company.get();
    await sendTable(reply, `halfhour-cards-${month}`, format, cardSheet(month, zone, cards, locale));
  }

  @Get(':id')
  one(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string) {
    return this.reading.one(me, id);
  }

  @Get(':id/rows')
  rows(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Query() query: CardRowsQueryDto) {
    return this.reading.rows(me, id, query);
  }

  @Get(':id/recompute')
  recompute(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string) {
    return this.cards.recompute(me, id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  approve(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardStepDto) {
    return this.cards.approve(me, id, body);
  }

  @Post(':id/import')
  @HttpCode(200)
  import(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardImportDto) {
    return this.cards.import(me, id, body);
  }

  @Post(':id/self-score')
  @HttpCode(200)
  selfScore(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardSelfScoreDto) {
    return this.cards.selfScore(me, id, body);
  }

  @Post(':id/score')
  @HttpCode(200)
  score(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardScoreDto) {
    return this.cards.score(me, id, body);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardScoreDto) {
    return this.cards.confirm(me, id, body);
  }

  @Roles('admin')
  @Post(':id/close')
  @HttpCode(200)
  close(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardStepDto) {
    return this.cards.close(me, id, body);
  }
}

@ApiTags('cards')
@Controller('card-templates')
export class CardTemplatesController {
  constructor(private readonly templates: CardTemplates) {}

  @Get()
  async list() {
    return { rows: await this.templates.all() };
  }

  @Roles('admin')
  @Post()
  create(@Actor() me: Acting, @Body() body: CardTemplateDto) {
    return this.templates.create(me, body);
  }

  @Roles('admin')
  @Put(':id')
  change(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: CardTemplateChangeDto) {
    return this.templates.change(me, id, body);
  }
}
