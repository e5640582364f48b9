import { Module } from '@nestjs/common';
import { CardsModule } from '../cards/cards.module';
import { CardClosingsController } from './card-closings.controller';
import { CardClosingsRepository } from './card-closings.repository';
import { CardClosings } from './card-closings.service';
import { CardClosingsSweep } from './card-closings.sweep';

/** A whole month of cards closed in one act. */
@Module({
  imports: [CardsModule],
  controllers: [CardClosingsController],
  providers: [CardClosingsRepository, CardClosings],
  exports: [CardClosings],
})
export class CardClosingsModule {}

/** Does the closing (role worker). */
@Module({ imports: [CardClosingsModule], providers: [CardClosingsSweep] })
export class CardClosingsSweepModule {}
