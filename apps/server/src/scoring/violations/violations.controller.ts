import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  conductMonthQuery,
  greetingWordsWrite,
  violationAppeal,
  violationConfirm,
  violationDecide,
  violationDismiss,
  violationPropose,
  violationQuery,
} from '#contract';
import { serveFile } from '../../desk/attachments/serve-file';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { FileStore } from '../../platform/files/file-store';
import { GreetingWordsService } from './greeting-words.service';
import { Proposals } from './proposals.service';
import { ViolationLists } from './violation-lists.service';
import { ViolationsService } from './violations.service';

class ViolationQueryDto extends createZodDto(violationQuery) {}
class MonthQueryDto extends createZodDto(conductMonthQuery) {}
class ProposeDto extends createZodDto(violationPropose) {}
class ViolationConfirmDto extends createZodDto(violationConfirm) {}
class ViolationDismissDto extends createZodDto(violationDismiss) {}
class ViolationAppealDto extends createZodDto(violationAppeal) {}
class ViolationDecideDto extends createZodDto(violationDecide) {}
class GreetingWordsDto extends createZodDto(greetingWordsWrite) {}

const Id = (name = 'id') => Param(name, ParseUUIDPipe);

@ApiTags('conduct')
@Controller()
export class ViolationsController {
  constructor(
    private readonly violations: ViolationsService,
    private readonly lists: ViolationLists,
    private readonly proposals: Proposals,
    private readonly greetings: GreetingWordsService,
    private readonly files: FileStore,
  ) {}

  @Get('violations')
  list(@Me() me: Principal, @Query() query: ViolationQueryDto) {
    return this.lists.page(me, query);
  }

  @Post('violations')
  propose(@Actor() me: Acting, @Body() body: ProposeDto) {
    return this.proposals.propose(me, body);
  }

  @Get('violations/months')
  months(@Me() me: Principal, @Query() query: MonthQueryDto) {
    return this.lists.month(me, query);
  }

  @Get('violations/waiting')
  waiting(@Me() me: Principal) {
    return this.lists.waiting(me);
  }

  @Get('violations/:id')
  one(@Me() me: Principal, @Id() id: string) {
    return this.lists.one(me, id);
  }

  @Post('violations/:id/confirm')
  @HttpCode(200)
  confirm(@Actor() me: Acting, @Id() id: string, @Body() { version }: ViolationConfirmDto) {
    return this.violations.confirm(me, id, version);
  }

  @Post('violations/:id/dismiss')
  @HttpCode(200)
  dismiss(@Actor() me: Acting, @Id() id: string, @Body() body: ViolationDismissDto) {
    return this.violations.dismiss(me, id, body);
  }

  @Post('violations/:id/appeal')
  @HttpCode(200)
  appeal(@Actor() me: Acting, @Id() id: string, @Body() body: ViolationAppealDto) {
    return this.violations.appeal(me, id, body);
  }

  @Post('violations/:id/decide')
  @HttpCode(200)
  decide(@Actor() me: Acting, @Id() id: string, @Body() body: ViolationDecideDto) {
    return this.violations.decide(me, id, body);
  }

  @Get('violations/:id/files/:fileId')
  async file(@Me() me: Principal, @Id() id: string, @Id('fileId') fileId: string, @Res() reply: FastifyReply) {
    await serveFile(reply, this.files, await this.lists.file(me, id, fileId));
  }

  @Get('admin/greeting-words')
  @Roles('admin', 'team_lead')
  greetingWords() {
    return this.greetings.now();
  }

  @Put('admin/greeting-words')
  @Roles('admin')
  writeGreetingWords(@Actor() me: Acting, @Body() { words }: GreetingWordsDto) {
    return this.greetings.write(me, words);
  }
}
