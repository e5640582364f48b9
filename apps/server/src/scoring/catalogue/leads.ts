import type { EventType } from '#contract';
import { counted, type FigureGroup, type Known, OF_THE_DESK } from './figure';

const LEAD = `concat_ws(' · ', nullif(v->>'unitName', ''), nullif(v->>'need', ''))`;
/** Nothing of the same kind was told of the lead since: a later word holds. */
const lastOf =
  (type: EventType) =>
  (
    known: Known,
  ): string => `not exists (select from desk_event j where j.subject_kind = 'lead' and j.subject_id = e.subject_id
   and j.version > e.version and j.type = '${type}' ${known('j')})`;
// What sales does afterwards changes nothing; a later judgement does.
const VALID = (known: Known): string => `e.payload->'view'->>'state' = 'valid' and ${lastOf('lead.judged')(known)}`;
// An ending that was taken back leaves the lead without one, whatever its last event of that kind had said.
const WON = (known: Known): string =>
  `e.payload->'view'->'outcome'->>'result' = 'won' and v->'outcome'->>'result' = 'won' and ${lastOf('lead.ended')(known)}`;
const WON_AMOUNT = `(e.payload->'view'->'outcome'->>'amountCents')::numeric / 100`;

const of = { ...OF_THE_DESK, group: 'leads' } as const;

export const LEADS: FigureGroup = {
  sources: [
    { type: 'lead.judged', latest: true, measures: { valid_leads: counted(VALID, LEAD) } },
    { type: 'lead.opened', latest: true, measures: { leads_opened: counted('true', LEAD) } },
    {
      type: 'lead.ended',
      latest: true,
      measures: {
        leads_won: counted(WON, LEAD),
        // DOMAIN K1: the money target, in the company's currency.
        won_amount: { where: WON, value: WON_AMOUNT, text: LEAD },
      },
    },
  ],
  figures: [
    {
      ...of,
      key: 'valid_leads',
      measure: 'valid_leads',
      gather: 'sum',
      unit: 'count',
      rule: 'K1',
      name: { 'zh-CN': '有效线索（个）', en: 'Valid leads' },
      formula: {
        'zh-CN':
          '在本期间被判定为有效、且其后没有被改判的线索数，计给带来线索的客服。改判之后，以最后一次判定及其时间为准。',
        en: 'Leads judged valid in the period and not judged again since, counted for the agent who brought them. Of several judgements the last one holds, at its own time.',
      },
    },
    {
      ...of,
      key: 'leads_opened',
      measure: 'leads_opened',
      gather: 'sum',
      unit: 'count',
      rule: 'K4',
      name: { 'zh-CN': '新建线索（个）', en: 'Leads opened' },
      formula: {
        'zh-CN': '在本期间建立的线索数，不论后来怎样，计给建立的客服。',
        en: 'Leads written down in the period, whatever became of them, counted for the agent who did.',
      },
    },
    {
      ...of,
      key: 'leads_won',
      measure: 'leads_won',
      gather: 'sum',
      unit: 'count',
      rule: 'K1',
      name: { 'zh-CN': '成交线索（个）', en: 'Leads won' },
      formula: {
        'zh-CN': '在本期间登记成交、且其后没有更正的线索数，计给带来线索的客服。更正之后，以最后一次登记及其时间为准。',
        en: 'Leads written down as won in the period and not corrected since, counted for the agent who brought them. Of several entries the last one holds, at its own time.',
      },
    },
    {
      ...of,
      key: 'won_amount',
      measure: 'won_amount',
      gather: 'sum',
      unit: 'money',
      rule: 'K1',
      name: { 'zh-CN': '成交金额（元）', en: 'Amount won (yuan)' },
      formula: {
        'zh-CN': '与成交线索相同的那些线索的成交金额之和，单位元。',
        en: 'Sum of the amounts of the same leads as those won, in yuan.',
      },
    },
  ],
};
