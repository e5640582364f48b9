import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { agentLimitWrite, takeOverRequest, whisperRequest } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { RepliesService } from '../tickets/replies.service';
import { AgentLimits } from './limits.service';
import { TakingOver } from './taking-over.service';

class TakeOverDto extends createZodDto(takeOverRequest) {}
class WhisperDto extends createZodDto(whisperRequest) {}
class LimitWriteDto extends createZodDto(agentLimitWrite) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('board')
@Controller('tickets')
export class BoardActsController {
  constructor(
    private readonly takingOver: TakingOver,
    private readonly replies: RepliesService,
  ) {}

  @Post(':id/take-over')
  @HttpCode(200)
  takeOver(@Me() me: Principal, @Id() id: string, @Body() { fromId }: TakeOverDto) {
    return this.takingOver.takeOver(me, id, fromId);
  }

  @Post(':id/whispers')
  whisper(@Me() me: Principal, @Id() id: string, @Body() body: WhisperDto) {
    return this.replies.whisper(me, id, { ...body, attachmentIds: [] });
  }
}

@ApiTags('board')
@Controller('agents')
export class AgentLimitsController {
  constructor(private readonly limits: AgentLimits) {}

  @Get(':id/limits')
  list(@Me() me: Principal, @Id() id: string) {
    return this.limits.list(me, id);
  }

  @Post(':id/limits')
  set(@Actor() me: Acting, @Id() id: string, @Body() body: LimitWriteDto) {
    return this.limits.set(me, id, body);
  }
}
