import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  complaintAsk,
  complaintClose,
  complaintConfirm,
  complaintContacted,
  complaintDecide,
  complaintExport,
  complaintGive,
  complaintNotify,
  complaintOpen,
  complaintQuery,
  complaintSign,
  complaintWeigh,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { sendTable } from '../../platform/http/send-table';
import { ComplaintFiles } from './complaint-files.service';
import { ComplaintVerbs } from './complaint-verbs.service';
import { ComplaintsService } from './complaints.service';

class ComplaintQueryDto extends createZodDto(complaintQuery) {}
class ComplaintExportDto extends createZodDto(complaintExport) {}
class OpenDto extends createZodDto(complaintOpen) {}
class ComplaintSignDto extends createZodDto(complaintSign) {}
class GiveDto extends createZodDto(complaintGive) {}
class WeighDto extends createZodDto(complaintWeigh) {}
class NotifyDto extends createZodDto(complaintNotify) {}
class ComplaintConfirmDto extends createZodDto(complaintConfirm) {}
class ComplaintContactedDto extends createZodDto(complaintContacted) {}
class ComplaintAskDto extends createZodDto(complaintAsk) {}
class ComplaintDecideDto extends createZodDto(complaintDecide) {}
class CloseDto extends createZodDto(complaintClose) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly verbs: ComplaintVerbs,
    private readonly files: ComplaintFiles,
    private readonly limits: RateLimits,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: ComplaintQueryDto) {
    return this.complaints.page(me, query);
  }

  @Get('export')
  async export(@Me() me: Principal, @Query() query: ComplaintExportDto, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('export', me.agentId);
    await sendTable(reply, 'halfhour-complaints', query.format, await this.files.sheet(me, query));
  }

  @Post()
  open(@Me() me: Principal, @Body() body: OpenDto) {
    return this.complaints.open(me, body);
  }

  @Get(':id')
  one(@Me() me: Principal, @Id() id: string) {
    return this.complaints.one(me, id);
  }

  @Post(':id/sign')
  @HttpCode(200)
  sign(@Me() me: Principal, @Id() id: string, @Body() body: ComplaintSignDto) {
    return this.verbs.sign(me, id, body);
  }

  @Post(':id/give')
  @HttpCode(200)
  give(@Me() me: Principal, @Id() id: string, @Body() body: GiveDto) {
    return this.verbs.give(me, id, body);
  }

  @Post(':id/weigh')
  @HttpCode(200)
  weigh(@Me() me: Principal, @Id() id: string, @Body() body: WeighDto) {
    return this.verbs.weigh(me, id, body);
  }

  @Post(':id/notices')
  @HttpCode(200)
  notify(@Me() me: Principal, @Id() id: string, @Body() body: NotifyDto) {
    return this.verbs.notify(me, id, body);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  confirm(@Me() me: Principal, @Id() id: string, @Body() body: ComplaintConfirmDto) {
    return this.verbs.confirm(me, id, body);
  }

  @Post(':id/steps')
  @HttpCode(200)
  contacted(@Me() me: Principal, @Id() id: string, @Body() body: ComplaintContactedDto) {
    return this.verbs.contacted(me, id, body);
  }

  @Post(':id/ask')
  @HttpCode(200)
  ask(@Me() me: Principal, @Id() id: string, @Body() body: ComplaintAskDto) {
    return this.verbs.ask(me, id, body);
  }

  @Post(':id/decide')
  @HttpCode(200)
  decide(@Me() me: Principal, @Id() id: string, @Body() body: ComplaintDecideDto) {
    return this.verbs.decide(me, id, body);
  }

  @Post(':id/close')
  @HttpCode(200)
  close(@Me() me: Principal, @Id() id: string, @Body() body: CloseDto) {
    return this.verbs.close(me, id, body);
  }
}
