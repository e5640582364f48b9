import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import * as asked from '#contract';
import { Me, type Principal, Roles, type SignedRequest } from '../../platform/auth/principal';
import { sendTable } from '../../platform/http/send-table';
import { uploadedFile } from '../attachments/uploaded-file';
import { type Acting, Actor } from '../setup/acting';
import { CompanyService } from '../setup/company.service';
import { refusedSheet } from './refused-sheet';
import { SaleImports } from './sale-imports.service';

class SaleImportBeginDto extends createZodDto(asked.saleImportBegin) {}
class MapDto extends createZodDto(asked.saleImportMap) {}
class ActDto extends createZodDto(asked.saleImportAct) {}
class RefusedDto extends createZodDto(asked.refusedSalesQuery) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('sales')
@Roles('team_lead', 'admin')
@Controller('sale-imports')
export class SaleImportsController {
  constructor(
    private readonly imports: SaleImports,
    private readonly company: CompanyService,
  ) {}

  @Get()
  async list(@Me() me: Principal) {
    return { rows: await this.imports.list(me) };
  }

  @Post()
  async begin(@Actor() me: Acting, @Query() query: SaleImportBeginDto, @Req() request: SignedRequest) {
    return this.imports.begin(me, query, await uploadedFile(request));
  }

  @Get(':id')
  page(@Me() me: Principal, @Id() id: string) {
    return this.imports.page(me, id);
  }

  @Put(':id/mapping')
  map(@Actor() me: Acting, @Id() id: string, @Body() body: MapDto) {
    return this.imports.map(me, id, body);
  }

  @Post(':id/run')
  @HttpCode(200)
  run(@Actor() me: Acting, @Id() id: string, @Body() { version }: ActDto) {
    return this.imports.run(me, id, version);
  }

  @Post(':id/stop')
  @HttpCode(200)
  stop(@Actor() me: Acting, @Id() id: string, @Body() { version }: ActDto) {
    return this.imports.stop(me, id, version);
  }

  @Post(':id/undo')
  @HttpCode(200)
  undo(@Actor() me: Acting, @Id() id: string, @Body() { version }: ActDto) {
    return this.imports.undo(me, id, version);
  }

  @Get(':id/refused')
  async refused(@Me() me: Principal, @Id() id: string, @Query() { locale }: RefusedDto, @Res() reply: FastifyReply) {
    const { headers, rows } = await this.imports.refused(me, id);
    const { zone } = await this.company.get();
    await sendTable(reply, 'refused', 'csv', refusedSheet(headers, rows, zone, locale));
  }
}
