import { Module } from '@nestjs/common';
import { AgentsModule } from '../../desk/agents/agents.module';
import { ChannelHealthModule } from '../../desk/channel-health/channel-health.module';
import { MetricsModule } from '../metrics/metrics.module';
import { FigureMailPosting } from './figure-mail-posting.service';
import { FigureMailSweep } from './figure-mail.sweep';
import { FigureMailsController } from './figure-mails.controller';
import { FigureMailsRepository } from './figure-mails.repository';
import { FigureMails } from './figure-mails.service';

/** Figures that go out by mail, to each recipient as the gate lets them see. */
@Module({
  imports: [AgentsModule, ChannelHealthModule, MetricsModule],
  controllers: [FigureMailsController],
  providers: [FigureMailsRepository, FigureMails, FigureMailPosting],
  exports: [FigureMailPosting],
})
export class FigureMailsModule {}

/** Keeps sending (role worker). */
@Module({ imports: [FigureMailsModule], providers: [FigureMailSweep] })
export class FigureMailSweepModule {}
