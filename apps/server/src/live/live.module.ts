import { Module } from '@nestjs/common';
import { AgentsModule } from '../desk/agents/agents.module';
import { BoardAlarmsModule } from '../desk/board-alarms/board-alarms.module';
import { CalendarsModule } from '../desk/calendars/calendars.module';
import { ChannelHealthModule } from '../desk/channel-health/channel-health.module';
import { ContactsModule } from '../desk/contacts/contacts.module';
import { DispatchModule } from '../desk/dispatch/dispatch.module';
import { InboxesModule } from '../desk/inboxes/inboxes.module';
import { PhonesModule } from '../desk/phones/phones.module';
import { PoliciesModule } from '../desk/policies/policies.module';
import { TeamsModule } from '../desk/teams/teams.module';
import { TicketsModule } from '../desk/tickets/tickets.module';
import { VisitorsModule } from '../desk/visitors/visitors.module';
import { WebCallsModule } from '../desk/web-calls/web-calls.module';
import { AlarmsService } from './board/alarms.service';
import { BoardController } from './board/board.controller';
import { BoardService } from './board/board.service';
import { FeedService } from './feed/feed.service';
import { BoardPush } from './gateways/board-push';
import { CallSignals } from './gateways/call-signals';
import { ChannelPush } from './gateways/channel-push';
import { ConsoleRooms } from './gateways/console-rooms';
import { ConsoleGateway } from './gateways/console.gateway';
import { Dispatch } from './gateways/dispatch';
import { VisitorGateway } from './gateways/visitor.gateway';
import { PresenceService } from './presence/presence.service';

/** What people watch (role web): the feed, sockets, presence and the board. */
@Module({
  imports: [
    AgentsModule,
    BoardAlarmsModule,
    CalendarsModule,
    ChannelHealthModule,
    ContactsModule,
    DispatchModule,
    InboxesModule,
    PhonesModule,
    PoliciesModule,
    TeamsModule,
    TicketsModule,
    VisitorsModule,
    WebCallsModule,
  ],
  controllers: [BoardController],
  providers: [
    FeedService,
    PresenceService,
    BoardService,
    AlarmsService,
    BoardPush,
    CallSignals,
    ChannelPush,
    ConsoleRooms,
    Dispatch,
    ConsoleGateway,
    VisitorGateway,
  ],
})
export class LiveModule {}
