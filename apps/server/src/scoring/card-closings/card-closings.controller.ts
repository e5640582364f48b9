import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { cardClosingAsk, cardClosingStop, cardsQuery } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../../desk/setup/acting';
import { CardClosings } from './card-closings.service';

class CardClosingAskDto extends createZodDto(cardClosingAsk) {}
class StopDto extends createZodDto(cardClosingStop) {}
class CardClosingMonthDto extends createZodDto(cardsQuery) {}

@ApiTags('cards')
@Roles('admin')
@Controller('card-closings')
export class CardClosingsController {
  constructor(private readonly closings: CardClosings) {}

  @Get()
  async of(@Query() { month }: CardClosingMonthDto) {
    return { closing: await this.closings.of(month) };
  }

  @Post()
  @HttpCode(200)
  begin(@Actor() me: Acting, @Body() body: CardClosingAskDto) {
    return this.closings.begin(me, body);
  }

  @Post('stop')
  @HttpCode(200)
  stop(@Actor() me: Acting, @Body() { month }: StopDto) {
    return this.closings.stop(me, month);
  }
}
