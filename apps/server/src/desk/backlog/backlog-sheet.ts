import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { BacklogRow, Locale, TicketCause } from '#contract';
import type { Principal } from '../../platform/auth/principal';
import type { Cell, Column, Table } from '../../platform/http/table';
import { AgentsService } from '../agents/agents.service';
import { BacklogService } from './backlog.service';

const WORDS = {
  'zh-CN': {
    title: '积压工单',
    columns: [
      '天数',
      '单号',
      '联系人',
      '电话',
      '持有人',
      '最后一句',
      '原因',
      '说明',
      '责任人',
      '今日处理',
      '由谁',
      '到几点',
    ],
    causes: {
      ...{ agent: '客服本人', colleague: '同事', parts: '待件', no_time: '客户没有时间' },
      ...{ other_department: '其他部门', unknown: '原因不明' },
    },
  },
  en: {
    title: 'Backlog',
    columns: [
      ...['Days', 'Ticket', 'Contact', 'Phone', 'Holder', 'Last words', 'Cause', 'Note', 'Responsible'],
      ...['Done today', 'By', 'Until'],
    ],
    causes: {
      ...{ agent: 'The agent', colleague: 'A colleague', parts: 'Parts', no_time: 'Contact has no time' },
      ...{ other_department: 'Another department', unknown: 'Unknown' },
    },
  },
} satisfies Record<Locale, { title: string; columns: string[]; causes: Record<TicketCause['cause'], string> }>;

/** Days and the ticket's number. */
const COUNTS = 2;

/** The morning's lists as a sheet to take into the meeting; names, not ids. */
@Injectable()
export class BacklogSheet {
  constructor(
    private readonly backlog: BacklogService,
    private readonly agents: AgentsService,
  ) {}

  async of(me: Principal, teamId: string | undefined, locale: Locale): Promise<Table> {
    const { rows, zone, now, fromDays } = await this.backlog.whole(me, teamId);
    const names = new Map((await this.agents.accounts()).map(({ id, name }) => [id, name]));
    const words = WORDS[locale];
    const local = DateTime.fromJSDate(now, { zone });
    return {
      title: `${words.title} ≥ ${fromDays} · ${local.toFormat('yyyy-MM-dd HH:mm')}`,
      zone,
      fixed: 2,
      columns: words.columns.map((name, i): Column => ({ name, kind: i < COUNTS ? 'count' : 'text' })),
      rows: rows.map((row) => lineOf(row, locale, zone, (id) => (id && names.get(id)) || '')),
    };
  }
}

function lineOf({ row, phone, days, cause }: BacklogRow, locale: Locale, zone: string, name: Name): Cell[] {
  const until = cause?.until ? DateTime.fromISO(cause.until, { zone }).toFormat('HH:mm') : '';
  const texts = [row.contactName, phone ?? '', name(row.holderId), row.lastMessage?.preview ?? ''];
  const named = cause
    ? [WORDS[locale].causes[cause.cause], cause.note, name(cause.responsibleId), cause.action, name(cause.actorId)]
    : ['', '', '', '', ''];
  return [days, row.number, ...texts, ...named, until];
}

type Name = (id: string | null) => string;
