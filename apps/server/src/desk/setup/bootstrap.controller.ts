import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Me, type Principal } from '../../platform/auth/principal';
import { BootstrapService } from './bootstrap.service';

@ApiTags('session')
@Controller('bootstrap')
export class BootstrapController {
  constructor(private readonly bootstrap: BootstrapService) {}

  @Get()
  read(@Me() me: Principal) {
    return this.bootstrap.read(me);
  }
}
