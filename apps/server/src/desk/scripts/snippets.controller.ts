import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { snippetWrite } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { SnippetsService } from './snippets.service';

class SnippetWriteDto extends createZodDto(snippetWrite) {}
class SnippetUseDto extends createZodDto(z.object({ ticketId: z.uuid() })) {}

/** Open to every role: whose a snippet is decides who may write it. */
@ApiTags('scripts')
@Controller('snippets')
export class SnippetsController {
  constructor(private readonly snippets: SnippetsService) {}

  @Get()
  async list(@Me() me: Principal) {
    return { rows: await this.snippets.list(me) };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: SnippetWriteDto) {
    return this.snippets.create(me, body);
  }

  @Put(':id')
  update(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: SnippetWriteDto) {
    return this.snippets.update(me, id, body);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.snippets.delete(me, id);
    return { ok: true };
  }

  @Post(':id/use')
  @HttpCode(200)
  use(@Me() me: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() { ticketId }: SnippetUseDto) {
    return this.snippets.use(me, id, ticketId);
  }
}
