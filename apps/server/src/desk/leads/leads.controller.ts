import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { leadCreate, leadJudge, leadPatch, leadQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { LeadsService } from './leads.service';

class LeadQueryDto extends createZodDto(leadQuery) {}
class LeadCreateDto extends createZodDto(leadCreate) {}
class LeadPatchDto extends createZodDto(leadPatch) {}
class LeadJudgeDto extends createZodDto(leadJudge) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('leads')
@Controller('leads')
export class LeadsController {
  constructor(private readonly leads: LeadsService) {}

  @Get()
  list(@Me() me: Principal, @Query() query: LeadQueryDto) {
    return this.leads.page(me, query);
  }

  @Post()
  create(@Me() me: Principal, @Body() body: LeadCreateDto) {
    return this.leads.create(me, body);
  }

  @Patch(':id')
  patch(@Me() me: Principal, @Id() id: string, @Body() body: LeadPatchDto) {
    return this.leads.patch(me, id, body);
  }

  @Post(':id/judge')
  @HttpCode(200)
  judge(@Me() me: Principal, @Id() id: string, @Body() body: LeadJudgeDto) {
    return this.leads.judge(me, id, body);
  }
}
