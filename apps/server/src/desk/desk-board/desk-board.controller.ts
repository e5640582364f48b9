import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Me, type Principal } from '../../platform/auth/principal';
import { DeskBoardService } from './desk-board.service';

@ApiTags('morning')
@Controller('desk-board')
export class DeskBoardController {
  constructor(private readonly boards: DeskBoardService) {}

  @Get()
  board(@Me() me: Principal) {
    return this.boards.board(me);
  }
}
