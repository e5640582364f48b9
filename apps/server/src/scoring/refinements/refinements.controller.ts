import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { refinementOffersQuery, refinementQuery, refinementScore, refinementWrite } from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal } from '../../platform/auth/principal';
import { RefinementBoards } from './refinement-board.service';
import { Refinements } from './refinements.service';

class OffersDto extends createZodDto(refinementOffersQuery) {}
class RefinementQueryDto extends createZodDto(refinementQuery) {}
class RefinementWriteDto extends createZodDto(refinementWrite) {}
class ScoreDto extends createZodDto(refinementScore) {}

@ApiTags('refinements')
@Controller('refinements')
export class RefinementsController {
  constructor(
    private readonly refinements: Refinements,
    private readonly boards: RefinementBoards,
  ) {}

  @Get('offers')
  offers(@Me() me: Principal, @Query() { day }: OffersDto) {
    return this.boards.offers(me, day);
  }

  @Get()
  board(@Me() me: Principal, @Query() query: RefinementQueryDto) {
    return this.boards.board(me, query);
  }

  @Post()
  write(@Actor() me: Acting, @Body() body: RefinementWriteDto) {
    return this.refinements.write(me, body);
  }

  @Post(':id/score')
  @HttpCode(200)
  score(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: ScoreDto) {
    return this.refinements.score(me, id, body);
  }
}
