import type { ServiceType } from '#domain';
import { counted, type Expression, type Figure, type Measure, OF_THE_DESK, SUBJECT } from './figure';

// The last word on a ticket counts, also where it was said after the resolution.
const isServed =
  (type: ServiceType): Exclude<Expression, string> =>
  (known) =>
    `(select p.payload->'service'->>'serviceType' from desk_event p
      where p.ticket_id = e.ticket_id and p.type = 'ticket.service_facts' ${known('p')} order by p.id desc limit 1) = '${type}'`;

/** Problem items out and in (DOMAIN W7), of the resolutions that `standing` lets count. */
export const problemMeasures = (standing: Exclude<Expression, string>): Record<string, Measure> => ({
  problems_out: counted((known) => `${standing(known)} and ${isServed('problem_out')(known)}`, SUBJECT),
  problems_in: counted((known) => `${standing(known)} and ${isServed('problem_in')(known)}`, SUBJECT),
});

const of = { ...OF_THE_DESK, group: 'tickets', gather: 'sum', unit: 'count', rule: 'W7' } as const;

export const PROBLEM_FIGURES: readonly Figure[] = [
  {
    ...of,
    key: 'problems_out',
    measure: 'problems_out',
    name: { 'zh-CN': '出港问题件（件）', en: 'Outbound problem items' },
    formula: {
      'zh-CN': '本期间内解决、其后没有重新打开、服务类型为“出港问题件”的工单数，计给设为已解决的客服。',
      en: 'Tickets resolved in the period and not reopened since whose type of service is an outbound problem item, counted for who resolved them.',
    },
  },
  {
    ...of,
    key: 'problems_in',
    measure: 'problems_in',
    name: { 'zh-CN': '进港问题件（件）', en: 'Inbound problem items' },
    formula: {
      'zh-CN': '本期间内解决、其后没有重新打开、服务类型为“进港问题件”的工单数，计给设为已解决的客服。',
      en: 'Tickets resolved in the period and not reopened since whose type of service is an inbound problem item, counted for who resolved them.',
    },
  },
];
