import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import {
  qualityAppeal,
  qualityAssign,
  qualityCheckQuery,
  qualityDecide,
  qualityDraft,
  qualityDraw,
  qualityFormChange,
  qualityFormWrite,
  qualitySend,
} from '#contract';
import { type Acting, Actor } from '../../desk/setup/acting';
import { Me, type Principal, Roles } from '../../platform/auth/principal';
import { Calibration } from './calibration.service';
import { QualityDraws } from './quality-draws.service';
import { QualityForms } from './quality-forms.service';
import { QualityMarks } from './quality-marks.service';
import { QualityReading } from './quality-reading.service';

class QualityCheckQueryDto extends createZodDto(qualityCheckQuery) {}
class QualityDraftDto extends createZodDto(qualityDraft) {}
class SendDto extends createZodDto(qualitySend) {}
class AssignDto extends createZodDto(qualityAssign) {}
class QualityAppealDto extends createZodDto(qualityAppeal) {}
class QualityDecideDto extends createZodDto(qualityDecide) {}
class DrawDto extends createZodDto(qualityDraw) {}
class FormDto extends createZodDto(qualityFormWrite) {}
class FormChangeDto extends createZodDto(qualityFormChange) {}
const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('quality')
@Controller('quality/checks')
export class QualityController {
  constructor(
    private readonly marks: QualityMarks,
    private readonly reading: QualityReading,
  ) {}

  @Get()
  page(@Me() me: Principal, @Query() query: QualityCheckQueryDto) {
    return this.reading.page(me, query);
  }

  @Get(':id')
  sheet(@Me() me: Principal, @Id() id: string) {
    return this.reading.sheet(me, id);
  }

  @Put(':id/draft')
  draft(@Actor() me: Acting, @Id() id: string, @Body() { answers }: QualityDraftDto) {
    return this.marks.draft(me, id, answers);
  }

  @Post(':id/send')
  @HttpCode(200)
  send(@Actor() me: Acting, @Id() id: string, @Body() body: SendDto) {
    return this.marks.send(me, id, body);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Roles('admin', 'team_lead')
  assign(@Actor() me: Acting, @Id() id: string, @Body() { reviewerId }: AssignDto) {
    return this.marks.assign(me, id, reviewerId);
  }

  @Post(':id/appeal')
  @HttpCode(200)
  appeal(@Actor() me: Acting, @Id() id: string, @Body() body: QualityAppealDto) {
    return this.marks.appeal(me, id, body);
  }

  @Post(':id/decide')
  @HttpCode(200)
  decide(@Actor() me: Acting, @Id() id: string, @Body() body: QualityDecideDto) {
    return this.marks.decide(me, id, body);
  }
}

@ApiTags('quality')
@Controller('quality')
@Roles('admin', 'team_lead')
export class QualitySetupController {
  constructor(
    private readonly draws: QualityDraws,
    private readonly reading: QualityReading,
    private readonly calibration: Calibration,
    private readonly forms: QualityForms,
  ) {}

  @Get('samples')
  samples(@Me() me: Principal) {
    return this.reading.recent(me);
  }

  @Post('samples')
  draw(@Actor() me: Acting, @Body() body: DrawDto) {
    return this.draws.draw(me, body);
  }

  @Get('samples/:id/agreement')
  agreement(@Me() me: Principal, @Id() id: string) {
    return this.calibration.agreement(me, id);
  }

  @Get('forms')
  async list() {
    return { rows: await this.forms.all() };
  }

  @Post('forms')
  create(@Actor() me: Acting, @Body() body: FormDto) {
    return this.forms.create(me, body);
  }

  @Put('forms/:id')
  change(@Actor() me: Acting, @Id() id: string, @Body() body: FormChangeDto) {
    return this.forms.change(me, id, body);
  }
}
