import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { partArrive, partAsk, partCancel, partExpect, partFit, partQuery, partRequest } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { PartsService } from './parts.service';

class PartQueryDto extends createZodDto(partQuery) {}
class PartAskDto extends createZodDto(partAsk) {}
class PartRequestDto extends createZodDto(partRequest) {}
class PartExpectDto extends createZodDto(partExpect) {}
class PartArriveDto extends createZodDto(partArrive) {}
class PartFitDto extends createZodDto(partFit) {}
class PartCancelDto extends createZodDto(partCancel) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('parts')
@Controller()
export class PartsController {
  constructor(private readonly parts: PartsService) {}

  @Get('parts')
  list(@Me() me: Principal, @Query() query: PartQueryDto) {
    return this.parts.page(me, query);
  }

  @Post('tickets/:id/parts')
  ask(@Me() me: Principal, @Id() id: string, @Body() body: PartAskDto) {
    return this.parts.ask(me, id, body);
  }

  @Post('parts/:id/request')
  @HttpCode(200)
  request(@Me() me: Principal, @Id() id: string, @Body() body: PartRequestDto) {
    return this.parts.request(me, id, body);
  }

  @Post('parts/:id/expect')
  @HttpCode(200)
  expect(@Me() me: Principal, @Id() id: string, @Body() body: PartExpectDto) {
    return this.parts.expect(me, id, body);
  }

  @Post('parts/:id/arrive')
  @HttpCode(200)
  arrive(@Me() me: Principal, @Id() id: string, @Body() body: PartArriveDto) {
    return this.parts.arrive(me, id, body);
  }

  @Post('parts/:id/fit')
  @HttpCode(200)
  fit(@Me() me: Principal, @Id() id: string, @Body() body: PartFitDto) {
    return this.parts.fit(me, id, body);
  }

  @Post('parts/:id/cancel')
  @HttpCode(200)
  cancel(@Me() me: Principal, @Id() id: string, @Body() body: PartCancelDto) {
    return this.parts.cancel(me, id, body);
  }
}
