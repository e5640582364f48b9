import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { standInWrite } from '#contract';
import { type Acting, Actor } from '../setup/acting';
import { StandIns } from './stand-ins.service';

class StandInWriteDto extends createZodDto(standInWrite) {}

@ApiTags('routing')
@Controller('stand-ins')
export class StandInsController {
  constructor(private readonly standIns: StandIns) {}

  @Get()
  async list() {
    return { rows: await this.standIns.list() };
  }

  @Post()
  create(@Actor() me: Acting, @Body() body: StandInWriteDto) {
    return this.standIns.create(me, body);
  }

  @Delete(':id')
  async delete(@Actor() me: Acting, @Param('id', ParseUUIDPipe) id: string) {
    await this.standIns.end(me, id);
    return { ok: true };
  }
}
