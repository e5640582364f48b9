import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { settingWrite } from '#contract';
import { Roles } from '../../platform/auth/principal';
import { type Acting, Actor } from '../setup/acting';
import { SettingsService } from './settings.service';

class SettingWriteDto extends createZodDto(settingWrite) {}

@ApiTags('admin')
@Roles('admin')
@Controller('admin/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  async list() {
    return { rows: await this.settings.list() };
  }

  @Post()
  @HttpCode(200)
  write(@Actor() me: Acting, @Body() body: SettingWriteDto) {
    return this.settings.write(me, body);
  }
}
