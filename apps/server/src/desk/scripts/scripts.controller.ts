import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { forbiddenPhraseWrite, greetingPreviewRequest, greetingWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { GreetingsService } from './greetings.service';
import { PhrasesService } from './phrases.service';

class GreetingQueryDto extends createZodDto(z.object({ inboxId: z.uuid().optional() })) {}
class GreetingWriteDto extends createZodDto(greetingWrite) {}
class GreetingPreviewDto extends createZodDto(greetingPreviewRequest) {}
class PhraseWriteDto extends createZodDto(forbiddenPhraseWrite) {}

const DONE = { ok: true } as const;

@ApiTags('scripts')
@Controller('greetings')
export class GreetingsController {
  constructor(private readonly greetings: GreetingsService) {}

  @Get()
  async list(@Query() { inboxId }: GreetingQueryDto) {
    return { rows: await this.greetings.list(inboxId ?? null) };
  }

  @Post('preview')
  @HttpCode(200)
  preview(@Actor() me: Acting, @Body() body: GreetingPreviewDto) {
    return this.greetings.preview(me, body);
  }

  @Roles('admin', 'team_lead')
  @Post()
  create(@Actor() me: Acting, @Body() body: GreetingWriteDto) {
    return this.greetings.create(me, body);
  }

  @Roles('admin', 'team_lead')
  @Put(':id')
  update(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: GreetingWriteDto) {
    return this.greetings.update(me, id, body);
  }

  @Roles('admin', 'team_lead')
  @Delete(':id')
  async delete(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.greetings.delete(me, id);
    return DONE;
  }
}

@ApiTags('scripts')
@Controller('forbidden-phrases')
export class PhrasesController {
  constructor(private readonly phrases: PhrasesService) {}

  @Get()
  async list() {
    return { rows: await this.phrases.list() };
  }

  @Roles('admin', 'team_lead')
  @Post()
  create(@Actor() me: Acting, @Body() body: PhraseWriteDto) {
    return this.phrases.create(me, body);
  }

  @Roles('admin', 'team_lead')
  @Put(':id')
  update(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() body: PhraseWriteDto) {
    return this.phrases.update(me, id, body);
  }

  @Roles('admin', 'team_lead')
  @Delete(':id')
  async delete(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.phrases.delete(me, id);
    return DONE;
  }
}
