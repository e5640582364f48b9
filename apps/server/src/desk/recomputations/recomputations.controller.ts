import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { Recomputations } from './recomputations.service';

@ApiTags('admin')
@Roles('admin')
@Controller('admin/recomputation')
export class RecomputationsController {
  constructor(private readonly recomputations: Recomputations) {}

  @Get()
  async now() {
    return { recomputation: await this.recomputations.newest() };
  }

  @Post('stop')
  @HttpCode(200)
  async stop(@Actor() me: Acting) {
    return { recomputation: await this.recomputations.stop(me) };
  }
}
