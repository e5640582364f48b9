import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { territoryImport, territoryProbe, territoryUpdate, territoryWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { ContactTerritory } from './contact-territory.service';
import { Territories } from './territories.service';
import { TerritoryImport } from './territory-import.service';

class TerritoryWriteDto extends createZodDto(territoryWrite) {}
class TerritoryUpdateDto extends createZodDto(territoryUpdate) {}
class ImportDto extends createZodDto(territoryImport) {}
class ProbeDto extends createZodDto(territoryProbe) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('routing')
@Controller()
export class TerritoriesController {
  constructor(
    private readonly territories: Territories,
    private readonly lists: TerritoryImport,
    private readonly contacts: ContactTerritory,
  ) {}

  @Get('contacts/:id/territory')
  ofContact(@Id() id: string) {
    return this.contacts.of(id);
  }

  @Get('admin/territories')
  @Roles('admin', 'team_lead')
  async list() {
    return { rows: await this.territories.list() };
  }

  @Post('admin/territories')
  @Roles('admin')
  create(@Actor() me: Acting, @Body() body: TerritoryWriteDto) {
    return this.territories.create(me, body);
  }

  @Post('admin/territories/import')
  @Roles('admin')
  @HttpCode(200)
  import(@Actor() me: Acting, @Body() { text, dryRun }: ImportDto) {
    return this.lists.take(me, text, dryRun);
  }

  @Post('admin/territories/probe')
  @Roles('admin', 'team_lead')
  @HttpCode(200)
  probe(@Body() where: ProbeDto) {
    return this.contacts.at(where);
  }

  @Put('admin/territories/:id')
  @Roles('admin')
  update(@Actor() me: Acting, @Id() id: string, @Body() body: TerritoryUpdateDto) {
    return this.territories.update(me, id, body);
  }

  @Delete('admin/territories/:id')
  @Roles('admin')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.territories.delete(me, id);
    return { ok: true };
  }
}
