import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import * as asked from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { LeadLists } from './lead-lists.service';
import { LeadOrigins } from './lead-origins.service';
import { LeadSalesService } from './lead-sales.service';
import { LeadSameness } from './lead-sameness.service';
import { LeadSetupService } from './lead-setup.service';
import { LeadsService } from './leads.service';

class LeadQueryDto extends createZodDto(asked.leadQuery) {}
class FunnelDto extends createZodDto(asked.leadFunnelQuery) {}
class SameDto extends createZodDto(z.object({ contactId: z.uuid() })) {}
class LeadCreateDto extends createZodDto(asked.leadCreate) {}
class PatchDto extends createZodDto(asked.leadPatch) {}
class JudgeDto extends createZodDto(asked.leadJudge) {}
class HandDto extends createZodDto(asked.leadHand) {}
class LeadContactedDto extends createZodDto(asked.leadContacted) {}
class LeadEndDto extends createZodDto(asked.leadEnd) {}
class LeadJoinDto extends createZodDto(asked.leadJoin) {}
class ApartDto extends createZodDto(asked.leadApart) {}
class SetupDto extends createZodDto(asked.leadSetupWrite) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('leads')
@Controller()
export class LeadsController {
  constructor(
    private readonly leads: LeadsService,
    private readonly lists: LeadLists,
    private readonly sales: LeadSalesService,
    private readonly sameness: LeadSameness,
    private readonly setup: LeadSetupService,
    private readonly origins: LeadOrigins,
  ) {}

  @Get('leads')
  list(@Me() me: Principal, @Query() query: LeadQueryDto) {
    return this.lists.page(me, query);
  }

  @Get('leads/funnel')
  funnel(@Me() me: Principal, @Query() query: FunnelDto) {
    return this.lists.funnel(me, query);
  }

  @Get('leads/same')
  same(@Me() me: Principal, @Query() { contactId }: SameDto) {
    return this.sameness.of(me, contactId);
  }

  @Get('leads/setup')
  setupView() {
    return this.setup.view();
  }

  @Get('contacts/:id/origin')
  async originOf(@Id() id: string) {
    return { origin: await this.origins.ofContact(id) };
  }

  @Put('admin/lead-setup')
  @Roles('admin')
  writeSetup(@Actor() me: Acting, @Body() body: SetupDto) {
    return this.setup.write(me, body);
  }

  @Get('leads/:id')
  one(@Me() me: Principal, @Id() id: string) {
    return this.lists.one(me, id);
  }

  @Post('leads')
  create(@Me() me: Principal, @Body() body: LeadCreateDto) {
    return this.leads.create(me, body);
  }

  @Patch('leads/:id')
  patch(@Me() me: Principal, @Id() id: string, @Body() body: PatchDto) {
    return this.leads.patch(me, id, body);
  }

  @Post('leads/:id/judge')
  @HttpCode(200)
  judge(@Me() me: Principal, @Id() id: string, @Body() body: JudgeDto) {
    return this.leads.judge(me, id, body);
  }

  @Post('leads/:id/hand')
  @HttpCode(200)
  hand(@Me() me: Principal, @Id() id: string, @Body() body: HandDto) {
    return this.sales.hand(me, id, body);
  }

  @Post('leads/:id/contacted')
  @HttpCode(200)
  contacted(@Me() me: Principal, @Id() id: string, @Body() body: LeadContactedDto) {
    return this.sales.contacted(me, id, body);
  }

  @Post('leads/:id/end')
  @HttpCode(200)
  end(@Me() me: Principal, @Id() id: string, @Body() body: LeadEndDto) {
    return this.sales.end(me, id, body);
  }

  @Post('leads/:id/join')
  @HttpCode(200)
  join(@Me() me: Principal, @Id() id: string, @Body() body: LeadJoinDto) {
    return this.sameness.join(me, id, body);
  }

  @Post('leads/:id/apart')
  @HttpCode(200)
  apart(@Me() me: Principal, @Id() id: string, @Body() body: ApartDto) {
    return this.sameness.apart(me, id, body);
  }
}
