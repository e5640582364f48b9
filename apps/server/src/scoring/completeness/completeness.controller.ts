import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { completenessQuery, overdueFileQuery } from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { CompletenessService } from './completeness.service';

class CompletenessQueryDto extends createZodDto(completenessQuery) {}
class FilesDto extends createZodDto(overdueFileQuery) {}

@ApiTags('figures')
@Controller('completeness')
export class CompletenessController {
  constructor(private readonly completeness: CompletenessService) {}

  @Get()
  of(@Me() me: Principal, @Query() query: CompletenessQueryDto) {
    return this.completeness.of(me, query);
  }

  @Get('files')
  files(@Query() query: FilesDto) {
    return this.completeness.files(query);
  }
}
