import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { secondFactorBegin, secondFactorConfirm, secondFactorProof } from '#contract';
import { type Acting, Actor } from '../setup/acting';
import { plainCode } from './recovery-codes';
import { SecondFactorSetUp } from './second-factor-set-up.service';
import { SecondFactor } from './second-factor.service';

class SecondFactorBeginDto extends createZodDto(secondFactorBegin) {}
class SecondFactorConfirmDto extends createZodDto(secondFactorConfirm) {}
class SecondFactorProofDto extends createZodDto(secondFactorProof) {}

@ApiTags('session')
@Controller('session/second-factor')
export class SecondFactorController {
  constructor(
    private readonly setUp: SecondFactorSetUp,
    private readonly secondFactor: SecondFactor,
  ) {}

  @Get()
  state(@Actor() me: Acting) {
    return this.secondFactor.state(me);
  }

  @Post()
  @HttpCode(200)
  begin(@Actor() me: Acting, @Body() { password }: SecondFactorBeginDto) {
    return this.setUp.begin(me, password);
  }

  @Post('confirm')
  @HttpCode(200)
  async confirm(@Actor() me: Acting, @Body() { code }: SecondFactorConfirmDto) {
    return { recoveryCodes: await this.setUp.confirm(me, plainCode(code)) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  async renewCodes(@Actor() me: Acting, @Body() proof: SecondFactorProofDto) {
    return { recoveryCodes: await this.secondFactor.renewCodes(me, proof) };
  }

  @Post('off')
  @HttpCode(200)
  async turnOff(@Actor() me: Acting, @Body() proof: SecondFactorProofDto) {
    await this.secondFactor.turnOff(me, proof);
    return { ok: true };
  }
}
