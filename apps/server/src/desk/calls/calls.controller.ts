import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import {
  callCorrect,
  callEnd,
  callMatch,
  callNote,
  callOutcomeRequest,
  callQuery,
  callStart,
  callStep,
  callTyped,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { CallCardService } from './call-card.service';
import { CallWorkService } from './call-work.service';
import { CallsService } from './calls.service';

class CallQueryDto extends createZodDto(callQuery) {}
class CallStartDto extends createZodDto(callStart) {}
class CallTypedDto extends createZodDto(callTyped) {}
class CallStepDto extends createZodDto(callStep) {}
class CallEndDto extends createZodDto(callEnd) {}
class CallNoteDto extends createZodDto(callNote) {}
class CallOutcomeDto extends createZodDto(callOutcomeRequest) {}
class CallMatchDto extends createZodDto(callMatch) {}
class CallCorrectDto extends createZodDto(callCorrect) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('calls')
@Controller('calls')
export class CallsController {
  constructor(
    private readonly calls: CallsService,
    private readonly cards: CallCardService,
    private readonly work: CallWorkService,
  ) {}

  @Get('ringing')
  async ringing(@Me() me: Principal) {
    return { rows: await this.cards.ringing(me) };
  }

  @Get(':id')
  one(@Me() me: Principal, @Id() id: string) {
    return this.cards.call(me, id);
  }

  @Get(':id/card')
  card(@Me() me: Principal, @Id() id: string) {
    return this.cards.card(me, id);
  }

  @Post(':id/note')
  @HttpCode(200)
  note(@Me() me: Principal, @Id() id: string, @Body() { note }: CallNoteDto) {
    return this.work.note(me, id, note);
  }

  @Post(':id/outcome')
  @HttpCode(200)
  outcome(@Me() me: Principal, @Id() id: string, @Body() { outcome }: CallOutcomeDto) {
    return this.work.outcome(me, id, outcome);
  }

  @Post(':id/match')
  @HttpCode(200)
  match(@Me() me: Principal, @Id() id: string, @Body() { contactId }: CallMatchDto) {
    return this.work.match(me, id, contactId);
  }

  @Get()
  list(@Me() me: Principal, @Query() query: CallQueryDto) {
    return this.calls.page(me, query);
  }

  @Post()
  start(@Me() me: Principal, @Body() body: CallStartDto) {
    return this.calls.start(me, body);
  }

  @Post('typed')
  type(@Me() me: Principal, @Body() body: CallTypedDto) {
    return this.calls.type(me, body);
  }

  @Post(':id/step')
  @HttpCode(200)
  step(@Me() me: Principal, @Id() id: string, @Body() body: CallStepDto) {
    return this.calls.step(me, id, body.step);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Me() me: Principal, @Id() id: string, @Body() body: CallEndDto) {
    return this.calls.end(me, id, body);
  }

  @Post(':id/correct')
  @HttpCode(200)
  correct(@Me() me: Principal, @Id() id: string, @Body() body: CallCorrectDto) {
    return this.calls.correct(me, id, body);
  }
}
