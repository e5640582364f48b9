import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { figureRebuildAsk } from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Roles } from '../../platform/auth/principal';
import { periodsBetween } from '../catalogue/figure-periods';
import { Rebuild } from './rebuild.service';

class RebuildDto extends createZodDto(figureRebuildAsk) {}

@ApiTags('figures')
@Roles('admin')
@Controller('figures/rollups')
export class RollupsController {
  constructor(private readonly rebuild: Rebuild) {}

  @Get()
  state() {
    return this.rebuild.state();
  }

  @Post('rebuild')
  @HttpCode(200)
  begin(@Actor() by: Acting, @Body() asked: RebuildDto) {
    periodsBetween(asked.from, asked.to, 'day');
    return this.rebuild.begin(by, asked);
  }

  @Post('stop')
  @HttpCode(200)
  stop(@Actor() by: Acting) {
    return this.rebuild.stop(by);
  }
}
