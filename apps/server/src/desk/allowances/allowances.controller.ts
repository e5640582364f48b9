import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Me, type Principal } from '../../platform/auth/principal';
import { AllowancesService } from './allowances.service';

@ApiTags('tickets')
@Controller('tickets/:id/allowance')
export class AllowancesController {
  constructor(private readonly allowances: AllowancesService) {}

  @Get()
  async ofTicket(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string) {
    return { allowance: await this.allowances.ofTicket(me, id) };
  }
}
