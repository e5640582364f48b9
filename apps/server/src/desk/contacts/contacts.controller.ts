import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { contactPatch, contactQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { agentActor } from '../../platform/auth/actors';
import { ContactsService } from './contacts.service';

class ContactQueryDto extends createZodDto(contactQuery) {}
class ContactPatchDto extends createZodDto(contactPatch) {}
class ContactCreateDto extends createZodDto(
  z.object({
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254).optional(),
    phone: z.string().trim().max(40).optional(),
  }),
) {}

@ApiTags('contacts')
@Controller('contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  list(@Query() query: ContactQueryDto) {
    return this.contacts.page(query);
  }

  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string) {
    return this.contacts.view(id);
  }

  @Post()
  create(@Me() me: Principal, @Body() body: ContactCreateDto) {
    return this.contacts.create(agentActor(me), body);
  }

  @Patch(':id')
  patch(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: ContactPatchDto) {
    return this.contacts.patch(agentActor(me), id, body);
  }
}
