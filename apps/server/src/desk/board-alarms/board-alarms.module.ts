import { Module } from '@nestjs/common';
import { CalendarsModule } from '../calendars/calendars.module';
import { ChannelHealthModule } from '../channel-health/channel-health.module';
import { DispatchModule } from '../dispatch/dispatch.module';
import { InboxesModule } from '../inboxes/inboxes.module';
import { LadderModule } from '../ladder/ladder.module';
import { PoliciesModule } from '../policies/policies.module';
import { TeamsModule } from '../teams/teams.module';
import { BoardAlarmLettersRepository } from './board-alarm-letters.repository';
import { BoardAlarmLetters } from './board-alarm-letters.service';
import { BoardAlarmsController } from './board-alarms.controller';
import { BoardAlarmsRepository } from './board-alarms.repository';
import { BoardAlarms } from './board-alarms.service';
import { BoardFiguresRepository } from './board-figures.repository';
import { BoardFigures } from './board-figures.service';
import { BoardRulesRepository } from './board-rules.repository';
import { BoardRules } from './board-rules.service';

/** Thresholds that team leads set for the groups they watch, and the alarms of those that were crossed. Showing them is the board's. */
@Module({
  imports: [
    CalendarsModule,
    ChannelHealthModule,
    DispatchModule,
    InboxesModule,
    LadderModule,
    PoliciesModule,
    TeamsModule,
  ],
  controllers: [BoardAlarmsController],
  providers: [
    BoardAlarmLetters,
    BoardAlarmLettersRepository,
    BoardAlarms,
    BoardAlarmsRepository,
    BoardFigures,
    BoardFiguresRepository,
    BoardRules,
    BoardRulesRepository,
  ],
  exports: [BoardAlarmLetters, BoardAlarms],
})
export class BoardAlarmsModule {}
