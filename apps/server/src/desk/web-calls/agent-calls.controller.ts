import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { webCallJoin, webCallNote, webCallStart, webCallStep } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { callView, LineCalls } from '../calls/line-calls';
import { AgentCallsService } from './agent-calls.service';
import { AgentSteps } from './agent-steps.service';
import { CallNotes } from './call-notes.service';
import { Ringing } from './ringing.service';
import { Ice } from './ice.service';

class WebCallStartDto extends createZodDto(webCallStart) {}
class AgentCallJoinDto extends createZodDto(webCallJoin) {}
class StepDto extends createZodDto(webCallStep) {}
class WebCallNoteDto extends createZodDto(webCallNote) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('calls')
@Controller('web-calls')
export class AgentCallsController {
  constructor(
    private readonly calls: AgentCallsService,
    private readonly steps: AgentSteps,
    private readonly lines: LineCalls,
    private readonly ringing: Ringing,
    private readonly notes: CallNotes,
    private readonly ice: Ice,
  ) {}

  /** What rings for me or what I am on, for a screen that opens in the middle of it. */
  @Get()
  async mine(@Me() me: Principal) {
    return { rows: (await this.lines.ofAgent(me.agentId)).map(callView), ring: await this.ringing.limits() };
  }

  @Post()
  async start(@Me() me: Principal, @Body() body: WebCallStartDto) {
    const call = await this.calls.start(me, body);
    return { call: callView(call), ice: this.ice.for(call.id) };
  }

  @Post(':id/answer')
  @HttpCode(200)
  async answer(@Me() me: Principal, @Id() id: string, @Body() { peer }: AgentCallJoinDto) {
    const { outcome, call } = await this.steps.answer(me, id, peer);
    return { outcome, call: callView(call), ice: outcome === 'answered' ? this.ice.for(call.id) : [] };
  }

  @Post(':id/decline')
  @HttpCode(200)
  async decline(@Me() me: Principal, @Id() id: string) {
    return callView(await this.steps.decline(me, id));
  }

  @Post(':id/step')
  @HttpCode(200)
  async step(@Me() me: Principal, @Id() id: string, @Body() { peer, step }: StepDto) {
    return callView(await this.steps.step(me, id, peer, step));
  }

  @Post(':id/hang-up')
  @HttpCode(200)
  async hangUp(@Me() me: Principal, @Id() id: string, @Body() { peer }: AgentCallJoinDto) {
    return callView(await this.steps.hangUp(me, id, peer));
  }

  @Post(':id/beat')
  @HttpCode(200)
  async beat(@Me() me: Principal, @Id() id: string, @Body() { peer }: AgentCallJoinDto) {
    return callView(await this.steps.beat(me, id, peer));
  }

  @Put(':id/note')
  async note(@Me() me: Principal, @Id() id: string, @Body() { note }: WebCallNoteDto) {
    return callView(await this.notes.write(me, id, note));
  }
}
