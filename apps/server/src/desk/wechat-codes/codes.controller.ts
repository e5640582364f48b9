import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { wechatCodeCreate, wechatCodePatch } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { CodesService } from './codes.service';

class CodeCreateDto extends createZodDto(wechatCodeCreate) {}
class CodePatchDto extends createZodDto(wechatCodePatch) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin')
export class CodesController {
  constructor(private readonly codes: CodesService) {}

  @Get('inboxes/:id/wechat-codes')
  async list(@Id() id: string) {
    return { rows: await this.codes.list(id) };
  }

  @Post('inboxes/:id/wechat-codes')
  create(@Actor() me: Acting, @Id() id: string, @Body() body: CodeCreateDto) {
    return this.codes.create(me, id, body);
  }

  @Patch('wechat-codes/:id')
  patch(@Actor() me: Acting, @Id() id: string, @Body() body: CodePatchDto) {
    return this.codes.patch(me, id, body);
  }

  @Post('wechat-codes/:id/picture')
  @HttpCode(200)
  picture(@Id() id: string) {
    return this.codes.picture(id);
  }

  @Delete('wechat-codes/:id')
  async delete(@Actor() me: Acting, @Id() id: string) {
    await this.codes.delete(me, id);
    return { ok: true };
  }
}
