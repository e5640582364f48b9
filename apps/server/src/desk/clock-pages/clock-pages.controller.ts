import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Me, type Principal } from '../../platform/auth/principal';
import { ClockPages } from './clock-pages.service';

@ApiTags('tickets')
@Controller('tickets')
export class ClockPagesController {
  constructor(private readonly pages: ClockPages) {}

  @Get(':id/clock')
  clock(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string) {
    return this.pages.of(me, id);
  }
}
