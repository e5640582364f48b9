import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { ApiInboxes } from './api-inboxes.service';

/** What an admin gives the makers of a program. */
@ApiTags('admin')
@Roles('admin')
@Controller('admin/inboxes/:id/api')
export class ApiAccessController {
  constructor(private readonly inboxes: ApiInboxes) {}

  @Get()
  access(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    return this.inboxes.access(me, id);
  }

  @Post('rotate')
  @HttpCode(200)
  rotate(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    return this.inboxes.rotate(me, id);
  }
}
