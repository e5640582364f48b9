import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { visitorCallStart, webCallJoin } from '#contract';
import { AnyOrigin, Public } from '../../platform/auth/principal';
import { AgentsService } from '../agents/agents.service';
import { type CallRow, callView } from '../calls/line-calls';
import type { Visitor } from '../visitors/visitor';
import { VisitorsService } from '../visitors/visitors.service';
import { Ice } from './ice.service';
import { visitorCallView } from './visitor-call.view';
import { VisitorCallsService } from './visitor-calls.service';
import { VisitorSteps } from './visitor-steps.service';

class VisitorCallStartDto extends createZodDto(visitorCallStart) {}
class WebCallJoinDto extends createZodDto(webCallJoin) {}

const Token = () => Headers('x-visitor-token');
const Id = () => Param('id', ParseUUIDPipe);

/** Calls from the widget and to it. What proves the visitor is the token of their chat. */
@ApiTags('widget')
@Public()
@AnyOrigin()
@Controller('widget/:key/calls')
export class VisitorCallsController {
  constructor(
    private readonly visitors: VisitorsService,
    private readonly calls: VisitorCallsService,
    private readonly steps: VisitorSteps,
    private readonly agents: AgentsService,
    private readonly ice: Ice,
  ) {}

  @Post()
  @HttpCode(200)
  async place(@Param('key') key: string, @Token() token: string, @Body() body: VisitorCallStartDto) {
    return this.started(await this.calls.place(await this.visitor(key, token), body));
  }

  @Post(':id/answer')
  @HttpCode(200)
  async answer(@Param('key') key: string, @Token() token: string, @Id() id: string, @Body() { peer }: WebCallJoinDto) {
    return this.started(await this.steps.answer(await this.visitor(key, token), id, peer));
  }

  @Post(':id/decline')
  @HttpCode(200)
  async decline(@Param('key') key: string, @Token() token: string, @Id() id: string) {
    return this.view(await this.steps.decline(await this.visitor(key, token), id));
  }

  @Post(':id/hang-up')
  @HttpCode(200)
  async hangUp(@Param('key') key: string, @Token() token: string, @Id() id: string, @Body() { peer }: WebCallJoinDto) {
    return this.view(await this.steps.hangUp(await this.visitor(key, token), id, peer));
  }

  @Post(':id/beat')
  @HttpCode(200)
  async beat(@Param('key') key: string, @Token() token: string, @Id() id: string, @Body() { peer }: WebCallJoinDto) {
    return this.view(await this.steps.beat(await this.visitor(key, token), id, peer));
  }

  private async visitor(key: string, token: string | undefined): Promise<Visitor> {
    const inbox = await this.visitors.inbox(key);
    return this.visitors.known(token, inbox.id);
  }

  private async started(call: CallRow) {
    return { call: await this.view(call), ice: call.ended_at ? [] : this.ice.for(call.id) };
  }

  private async view(call: CallRow) {
    return visitorCallView(callView(call), await this.agents.names());
  }
}
