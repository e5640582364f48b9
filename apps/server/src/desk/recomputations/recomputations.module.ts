import { Module } from '@nestjs/common';
import { RecomputationsController } from './recomputations.controller';
import { Recomputations } from './recomputations.service';

/** The job that sets running clocks again after what they were set by has changed. Setting them is the tickets' own. */
@Module({ controllers: [RecomputationsController], providers: [Recomputations], exports: [Recomputations] })
export class RecomputationsModule {}
