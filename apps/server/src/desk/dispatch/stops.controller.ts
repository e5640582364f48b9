import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { dispatchStopQuery, dispatchStopWrite } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { DispatchStops } from './stops.service';

class StopWriteDto extends createZodDto(dispatchStopWrite) {}
class StopQueryDto extends createZodDto(dispatchStopQuery) {}

@ApiTags('routing')
@Controller('dispatch-stops')
export class StopsController {
  constructor(private readonly stops: DispatchStops) {}

  @Get()
  list(@Me() me: Principal, @Query() { agentId }: StopQueryDto) {
    return this.stops.list(me, agentId);
  }

  @Post()
  stop(@Actor() me: Acting, @Body() body: StopWriteDto) {
    return this.stops.stop(me, body);
  }

  @Post(':id/end')
  @HttpCode(200)
  end(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    return this.stops.end(me, id);
  }
}
