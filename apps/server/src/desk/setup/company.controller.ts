import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { company } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from './acting';
import { CompanyService } from './company.service';

class CompanyDto extends createZodDto(company) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/company')
export class CompanyController {
  constructor(private readonly company: CompanyService) {}

  @Get()
  get() {
    return this.company.view();
  }

  @Put()
  update(@Actor() me: Acting, @Body() body: CompanyDto) {
    return this.company.update(me, body);
  }
}
