import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import {
  promiseAbsent,
  promiseCancel,
  promiseChange,
  promiseDayQuery,
  promiseKeep,
  promiseMake,
  promiseQuery,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { PromiseLists } from './promise-lists.service';
import { PromisesService } from './promises.service';

class PromiseQueryDto extends createZodDto(promiseQuery) {}
class PromiseDayQueryDto extends createZodDto(promiseDayQuery) {}
class MakeDto extends createZodDto(promiseMake) {}
class ChangeDto extends createZodDto(promiseChange) {}
class KeepDto extends createZodDto(promiseKeep) {}
class AbsentDto extends createZodDto(promiseAbsent) {}
class CancelDto extends createZodDto(promiseCancel) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('promises')
@Controller()
export class PromisesController {
  constructor(
    private readonly promises: PromisesService,
    private readonly lists: PromiseLists,
  ) {}

  @Get('promises')
  list(@Me() me: Principal, @Query() query: PromiseQueryDto) {
    return this.lists.page(me, query);
  }

  @Get('promises/day')
  day(@Me() me: Principal, @Query() { day }: PromiseDayQueryDto) {
    return this.lists.day(me, day);
  }

  @Post('tickets/:id/promises')
  make(@Me() me: Principal, @Id() id: string, @Body() body: MakeDto) {
    return this.promises.make(me, id, body);
  }

  @Post('promises/:id/change')
  @HttpCode(200)
  change(@Me() me: Principal, @Id() id: string, @Body() body: ChangeDto) {
    return this.promises.change(me, id, body);
  }

  @Post('promises/:id/keep')
  @HttpCode(200)
  keep(@Me() me: Principal, @Id() id: string, @Body() body: KeepDto) {
    return this.promises.keep(me, id, body);
  }

  @Post('promises/:id/absent')
  @HttpCode(200)
  absent(@Me() me: Principal, @Id() id: string, @Body() body: AbsentDto) {
    return this.promises.absent(me, id, body);
  }

  @Post('promises/:id/cancel')
  @HttpCode(200)
  cancel(@Me() me: Principal, @Id() id: string, @Body() body: CancelDto) {
    return this.promises.cancel(me, id, body);
  }
}
