import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { phoneChoice } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { PhonesService } from './phones.service';

class PhoneChoiceDto extends createZodDto(phoneChoice) {}

@ApiTags('phones')
@Controller('phones')
export class PhonesController {
  constructor(private readonly phones: PhonesService) {}

  @Get('own')
  async own(@Me() me: Principal) {
    return { phone: await this.phones.mine(me) };
  }

  @Put('own')
  choose(@Me() me: Principal, @Body() { state }: PhoneChoiceDto) {
    return this.phones.choose(me, state);
  }
}
