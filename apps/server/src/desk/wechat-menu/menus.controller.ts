import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { wechatMenuDraft, wechatMenuVersion } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { MenusService } from './menus.service';

class WechatMenuDraftDto extends createZodDto(wechatMenuDraft) {}
class VersionDto extends createZodDto(wechatMenuVersion) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/inboxes/:id/wechat-menu')
export class MenusController {
  constructor(private readonly menus: MenusService) {}

  @Get()
  view(@Id() id: string) {
    return this.menus.view(id);
  }

  @Put()
  save(@Actor() me: Acting, @Id() id: string, @Body() body: WechatMenuDraftDto) {
    return this.menus.save(me, id, body);
  }

  @Post('publish')
  @HttpCode(200)
  publish(@Actor() me: Acting, @Id() id: string, @Body() body: WechatMenuDraftDto) {
    return this.menus.publish(me, id, body);
  }

  @Post('drop-draft')
  @HttpCode(200)
  dropDraft(@Id() id: string, @Body() { version }: VersionDto) {
    return this.menus.dropDraft(id, version);
  }

  @Post('remove')
  @HttpCode(200)
  remove(@Actor() me: Acting, @Id() id: string, @Body() { version }: VersionDto) {
    return this.menus.remove(me, id, version);
  }
}
