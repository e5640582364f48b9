import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { callCorrect, callEnd, callQuery, callStart, callStep, callTyped } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { CallsService } from './calls.service';

class CallQueryDto extends createZodDto(callQuery) {}
class CallStartDto extends createZodDto(callStart) {}
class CallTypedDto extends createZodDto(callTyped) {}
class CallStepDto extends createZodDto(callStep) {}
class CallEndDto extends createZodDto(callEnd) {}
class CallCorrectDto extends createZodDto(callCorrect) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('calls')
@Controller('calls')
export class CallsController {
  constructor(private readonly calls: CallsService) {}

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
