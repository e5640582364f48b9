import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { blockRuleWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { BlockRulesService } from '../mail-rules/block-rules.service';
import { Actor, type Acting } from '../setup/acting';

class BlockRuleDto extends createZodDto(blockRuleWrite) {}

@ApiTags('spam')
@Roles('admin', 'team_lead')
@Controller('admin/block-rules')
export class BlockRulesController {
  constructor(private readonly rules: BlockRulesService) {}

  @Get()
  async list() {
    return { rows: await this.rules.list() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() { kind, value }: BlockRuleDto) {
    return this.rules.create(me, kind, value);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.rules.delete(me, id);
    return { ok: true };
  }
}
