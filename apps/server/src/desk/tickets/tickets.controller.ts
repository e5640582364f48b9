import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import {
  draftRequest,
  messagesQuery,
  noReplyNeededRequest,
  noteRequest,
  priorityRequest,
  replyRequest,
  statusRequest,
  subjectRequest,
  tagsRequest,
  ticketListQuery,
  transferRequest,
} from '#contract';
import { Me, type Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { DraftsRepository } from './drafts.repository';
import { RepliesService } from './replies.service';
import { TicketListsService } from './ticket-lists.service';
import { TicketReadingService } from './ticket-reading.service';
import { TicketsService } from './tickets.service';

class ListQueryDto extends createZodDto(ticketListQuery) {}
class MessagesQueryDto extends createZodDto(messagesQuery) {}
class ReplyDto extends createZodDto(replyRequest) {}
class NoteRequestDto extends createZodDto(noteRequest) {}
class TransferDto extends createZodDto(transferRequest) {}
class StatusDto extends createZodDto(statusRequest) {}
class PriorityDto extends createZodDto(priorityRequest) {}
class TagsDto extends createZodDto(tagsRequest) {}
class SubjectDto extends createZodDto(subjectRequest) {}
class NoReplyDto extends createZodDto(noReplyNeededRequest) {}
class DraftRequestDto extends createZodDto(draftRequest) {}
class TicketsReadDto extends createZodDto(z.object({ seq: z.number().int().min(0) })) {}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('tickets')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly lists: TicketListsService,
    private readonly reading: TicketReadingService,
    private readonly replies: RepliesService,
    private readonly drafts: DraftsRepository,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Me() me: Principal, @Query() query: ListQueryDto) {
    return this.lists.page(me, query);
  }

  @Get('number/:number')
  byNumber(@Me() me: Principal, @Param('number', ParseIntPipe) number: number) {
    return this.reading.byNumber(me, number);
  }

  @Get(':id')
  detail(@Me() me: Principal, @Id() id: string) {
    return this.reading.detail(me, id);
  }

  @Get(':id/row')
  row(@Me() me: Principal, @Id() id: string) {
    return this.reading.row(me, id);
  }

  @Get(':id/messages')
  messages(@Me() me: Principal, @Id() id: string, @Query() query: MessagesQueryDto) {
    return this.reading.earlier(me, id, query.before, query.limit);
  }

  @Get(':id/decisions')
  decisions(@Me() me: Principal, @Id() id: string) {
    return this.reading.decisions(me, id);
  }

  @Post(':id/replies')
  reply(@Me() me: Principal, @Id() id: string, @Body() body: ReplyDto) {
    return this.replies.reply(me, id, body);
  }

  @Post(':id/notes')
  note(@Me() me: Principal, @Id() id: string, @Body() body: NoteRequestDto) {
    return this.replies.note(me, id, body);
  }

  @Post(':id/claim')
  @HttpCode(200)
  claim(@Me() me: Principal, @Id() id: string) {
    return this.tickets.claim(me, id);
  }

  @Post(':id/release')
  @HttpCode(200)
  release(@Me() me: Principal, @Id() id: string) {
    return this.tickets.release(me, id);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  transfer(@Me() me: Principal, @Id() id: string, @Body() body: TransferDto) {
    return this.tickets.transfer(me, id, body);
  }

  @Post(':id/no-reply-needed')
  @HttpCode(200)
  noReplyNeeded(@Me() me: Principal, @Id() id: string, @Body() body: NoReplyDto) {
    return this.tickets.noReplyNeeded(me, id, body.reason);
  }

  @Put(':id/status')
  status(@Me() me: Principal, @Id() id: string, @Body() body: StatusDto) {
    return this.tickets.setStatus(me, id, body);
  }

  @Put(':id/priority')
  priority(@Me() me: Principal, @Id() id: string, @Body() body: PriorityDto) {
    return this.tickets.setPriority(me, id, body.priority);
  }

  @Put(':id/tags')
  tags(@Me() me: Principal, @Id() id: string, @Body() body: TagsDto) {
    return this.tickets.setTags(me, id, body.tags);
  }

  @Put(':id/subject')
  subject(@Me() me: Principal, @Id() id: string, @Body() body: SubjectDto) {
    return this.tickets.setSubject(me, id, body.subject);
  }

  @Put(':id/read')
  async read(@Me() me: Principal, @Id() id: string, @Body() body: TicketsReadDto) {
    await this.tickets.markRead(me, id, body.seq);
    return { ok: true };
  }

  @Put(':id/draft')
  async draft(@Me() me: Principal, @Id() id: string, @Body() body: DraftRequestDto) {
    await this.reading.mustSeeTicket(me, id);
    await this.drafts.save(id, me.agentId, body.kind, body.text, this.clock.now());
    return { ok: true };
  }
}
