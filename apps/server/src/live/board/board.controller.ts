import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { boardQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { BoardService } from './board.service';

class BoardQueryDto extends createZodDto(boardQuery) {}

@ApiTags('board')
@Controller('board')
export class BoardController {
  constructor(private readonly boards: BoardService) {}

  @Get()
  board(@Me() me: Principal, @Query() { teamId, first }: BoardQueryDto) {
    return this.boards.board(me, teamId, first);
  }
}
