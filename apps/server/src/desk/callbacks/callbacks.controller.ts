import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { callbackCancel, callbackComplete, callbackMove, callbackPlan, callbackQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { CallbacksService } from './callbacks.service';

class CallbackQueryDto extends createZodDto(callbackQuery) {}
class CallbackPlanDto extends createZodDto(callbackPlan) {}
class CallbackCompleteDto extends createZodDto(callbackComplete) {}
class CallbackMoveDto extends createZodDto(callbackMove) {}
class CallbackCancelDto extends createZodDto(callbackCancel) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('callbacks')
@Controller('callbacks')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Get()
  list(@Me() me: Principal, @Query() query: CallbackQueryDto) {
    return this.callbacks.page(me, query);
  }

  @Post()
  plan(@Me() me: Principal, @Body() body: CallbackPlanDto) {
    return this.callbacks.plan(me, body);
  }

  @Post(':id/complete')
  @HttpCode(200)
  complete(@Me() me: Principal, @Id() id: string, @Body() body: CallbackCompleteDto) {
    return this.callbacks.complete(me, id, body);
  }

  @Post(':id/move')
  @HttpCode(200)
  move(@Me() me: Principal, @Id() id: string, @Body() body: CallbackMoveDto) {
    return this.callbacks.move(me, id, body);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Me() me: Principal, @Id() id: string, @Body() body: CallbackCancelDto) {
    return this.callbacks.cancel(me, id, body);
  }
}
