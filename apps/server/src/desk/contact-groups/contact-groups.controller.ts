import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { contactGroupCreate, contactGroupWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { ContactGroups } from './contact-groups.service';

class ContactGroupCreateDto extends createZodDto(contactGroupCreate) {}
class ContactGroupWriteDto extends createZodDto(contactGroupWrite) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/contact-groups')
export class ContactGroupsController {
  constructor(private readonly groups: ContactGroups) {}

  @Get()
  async list() {
    return { rows: await this.groups.counted() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: ContactGroupCreateDto) {
    return this.groups.create(me, body);
  }

  @Put(':id')
  change(@Actor() me: Acting, @Id() id: string, @Body() body: ContactGroupWriteDto) {
    return this.groups.change(me, id, body);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.groups.delete(me, id);
    return { ok: true };
  }
}
