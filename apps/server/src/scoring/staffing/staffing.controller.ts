import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { staffingQuery, staffingRowsQuery } from '#contract';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { StaffingService } from './staffing.service';

class StaffingDto extends createZodDto(staffingQuery) {}
class StaffingRowsQueryDto extends createZodDto(staffingRowsQuery) {}

@ApiTags('figures')
@Roles('team_lead', 'admin')
@Controller('staffing')
export class StaffingController {
  constructor(private readonly service: StaffingService) {}

  @Get()
  read(@Me() me: Principal, @Query() query: StaffingDto) {
    return this.service.read(me, query);
  }

  @Get('rows')
  rows(@Me() me: Principal, @Query() query: StaffingRowsQueryDto) {
    return this.service.rows(me, query);
  }
}
