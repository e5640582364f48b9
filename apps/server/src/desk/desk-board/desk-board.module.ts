import { Module } from '@nestjs/common';
import { PromisesModule } from '../promises/promises.module';
import { DeskBoardController } from './desk-board.controller';
import { DeskBoardRepository } from './desk-board.repository';
import { DeskBoardService } from './desk-board.service';

/** Repairs, tomorrow's visits, special contacts, who tracks what, and what waits for parts, on one board. */
@Module({
  imports: [PromisesModule],
  controllers: [DeskBoardController],
  providers: [DeskBoardRepository, DeskBoardService],
})
export class DeskBoardModule {}
