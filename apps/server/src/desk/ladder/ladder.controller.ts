import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { acknowledgeRequest, ladderWrite, noSolutionRequest } from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { LaddersService } from './ladders.service';
import { NoSolutionService } from './no-solution.service';
import { TicketEscalationsService } from './ticket-escalations.service';

class LadderWriteDto extends createZodDto(ladderWrite) {}
class NoSolutionDto extends createZodDto(noSolutionRequest) {}
class AcknowledgeDto extends createZodDto(acknowledgeRequest) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/ladders')
export class LaddersController {
  constructor(private readonly ladders: LaddersService) {}

  @Get()
  async list() {
    return { rows: await this.ladders.list() };
  }

  @Put()
  write(@Actor() me: Acting, @Body() body: LadderWriteDto) {
    return this.ladders.write(me, body);
  }
}

@ApiTags('tickets')
@Controller()
export class EscalationsController {
  constructor(
    private readonly escalations: TicketEscalationsService,
    private readonly reports: NoSolutionService,
  ) {}

  @Get('tickets/:id/escalations')
  ofTicket(@Me() me: Principal, @Id() id: string) {
    return this.escalations.seenBy(me, id);
  }

  @Post('tickets/:id/no-solution')
  @HttpCode(200)
  async report(@Me() me: Principal, @Id() id: string, @Body() body: NoSolutionDto) {
    await this.reports.report(me, id, body);
    return this.escalations.of(id);
  }

  @Post('escalation-notices/:id/acknowledge')
  @HttpCode(200)
  async acknowledge(@Me() me: Principal, @Id() id: string, @Body() { passOn }: AcknowledgeDto) {
    return this.escalations.of(await this.reports.acknowledge(me, id, passOn));
  }
}
