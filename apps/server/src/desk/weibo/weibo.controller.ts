import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '#domain';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { TicketReadingService } from '../tickets/ticket-reading.service';
import { WeiboAccounts } from './weibo-accounts.service';
import { openWays } from './weibo-ways';
import { WeiboRepository } from './weibo.repository';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('tickets')
@Controller()
export class WeiboController {
  constructor(
    private readonly reading: TicketReadingService,
    private readonly repository: WeiboRepository,
    private readonly accounts: WeiboAccounts,
    private readonly clock: Clock,
  ) {}

  @Get('tickets/:id/weibo')
  async ways(@Me() me: Principal, @Id() id: string) {
    await this.reading.mustSeeTicket(me, id);
    const place = await this.repository.place(id);
    if (!place) throw new DomainError('not_found');
    return openWays(place, this.clock.now());
  }

  @Roles('admin')
  @Get('admin/inboxes/:id/weibo')
  async account(@Id() id: string) {
    return { tokenEndsAt: await this.accounts.tokenEndsAt(id) };
  }
}
