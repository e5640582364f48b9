import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { servicePolicyCreate, servicePolicyOrder, servicePolicyPreview, servicePolicyWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { ServicePolicyWriting } from './service-policy-writing.service';

class ServicePolicyCreateDto extends createZodDto(servicePolicyCreate) {}
class ServicePolicyWriteDto extends createZodDto(servicePolicyWrite) {}
class ServicePolicyOrderDto extends createZodDto(servicePolicyOrder) {}
class ServicePolicyPreviewDto extends createZodDto(servicePolicyPreview) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/policies')
export class ServicePoliciesController {
  constructor(private readonly policies: ServicePolicyWriting) {}

  @Get()
  list() {
    return this.policies.list();
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: ServicePolicyCreateDto) {
    return this.policies.create(me, body);
  }

  @Put(':id')
  write(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: ServicePolicyWriteDto) {
    return this.policies.write(me, id, body);
  }

  @Post('order')
  @HttpCode(200)
  order(@Actor() me: Acting, @Body() { ids }: ServicePolicyOrderDto) {
    return this.policies.order(me, ids);
  }

  @Post('closing-rules')
  @HttpCode(200)
  closingRules(@Actor() me: Acting) {
    return this.policies.addClosingRules(me);
  }

  @Post('preview')
  @HttpCode(200)
  preview(@Body() { conditions }: ServicePolicyPreviewDto) {
    return this.policies.preview(conditions);
  }
}
