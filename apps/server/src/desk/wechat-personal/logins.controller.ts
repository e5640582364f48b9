import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditLog } from '../../platform/auth/audit-log';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Wake } from '../../platform/wake/wake';
import { InboxesService } from '../inboxes/inboxes.service';
import { LoginsRepository } from './logins.repository';
import { WECHAT_LOGIN } from './personal-line';

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/inboxes/:id/wechat-login')
export class LoginsController {
  constructor(
    private readonly inboxes: InboxesService,
    private readonly logins: LoginsRepository,
    private readonly audit: AuditLog,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  @Get()
  async login(@Id() id: string) {
    await this.inboxes.splitFor(id, 'wechat-personal');
    return this.logins.view(id);
  }

  @Post('logout')
  @HttpCode(200)
  async logout(@Me() me: Principal, @Id() id: string) {
    const { name } = await this.inboxes.splitFor(id, 'wechat-personal');
    await this.logins.askLogout(id, this.clock.now());
    this.wake.up(WECHAT_LOGIN);
    const detail = { inbox: name };
    await this.audit.write({ agentId: me.agentId, agentName: me.name, act: 'wechat.logged_out', subject: id, detail });
    return { ok: true };
  }
}
