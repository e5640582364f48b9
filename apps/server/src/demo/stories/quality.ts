import { DateTime } from 'luxon';
import type { QualityAnswersView, QualityCheckView, QualitySheet } from '#contract';
import type { Acting } from '../../desk/setup/acting';
import { ADMIN, COMPANY } from '../cast';
import { Chance } from '../chance';
import type { Colleague, Stage } from '../stage';
import { QUALITY_APPEALS, QUALITY_DECISIONS, REMARK, REMARKS } from '../texts/quality';
import type { Story } from '../timeline';

const DAY_MS = 86_400_000;
/** Of the newest sample some are left for whoever opens the demo. */
const MARKED_OF_NEWEST = 0.6;

/** A Monday's listening: last week is drawn, reviewers mark, an agent appeals, and once two reviewers calibrate (DOMAIN W6). */
export async function* listens(stage: Stage, at: Date): Story {
  const { services } = stage;
  await services.qualityDraws.week();
  yield 30;
  // Dice of their own: the stories of customers must not change with what is listened to.
  const dice = new Chance(at.getTime() / 60_000);
  const newest = stage.end.getTime() - at.getTime() < 7 * DAY_MS;
  const drawn = await open(stage);
  for (const check of drawn) {
    if (newest && !dice.happens(MARKED_OF_NEWEST)) continue;
    const sent = await mark(stage, check, dice);
    yield dice.whole(3, 15);
    if (sent && sent.score !== null && sent.score < 85 && dice.happens(0.4)) await appeal(stage, sent, dice, newest);
  }
  // A demo that began today has no week behind it.
  if (newest && drawn.length > 0) yield* calibrates(stage, at, dice);
}

const open = async ({ services, colleagues }: Stage, sampleId?: string): Promise<QualityCheckView[]> => {
  const query = { view: 'mine' as const, state: 'open' as const, sampleId, limit: 200 };
  const pages = [];
  for (const { me } of colleagues) pages.push(...(await services.qualityReading.page(me, query)).rows);
  return pages;
};

async function mark(stage: Stage, check: QualityCheckView, dice: Chance, careful = 0.9) {
  const { services } = stage;
  const reviewer = acting(stage.byId(check.reviewerId!));
  const sheet = await services.qualityReading.sheet(reviewer, check.id);
  const answers = answersOf(sheet, dice, careful);
  return services.qualityMarks.send(reviewer, check.id, { formVersion: sheet.form.version, answers });
}

function answersOf({ form, messages, check }: QualitySheet, dice: Chance, careful: number): QualityAnswersView {
  const own = messages.filter(({ authorId, text }) => authorId === check.agentId && text.length > 4);
  const answers = form.lines.map(({ key, kind }) => {
    const good = kind === 'fatal' || dice.happens(kind === 'minus' ? 0.985 : careful);
    if (good) return [key, { mark: kind === 'weighted' ? 'met' : 'no', comment: '', quote: null }] as const;
    const said = own.length > 0 && dice.happens(0.7) ? dice.pick(own) : null;
    const quote = said && { messageId: said.id, text: said.text.slice(0, 60) };
    const worse = kind === 'minus' ? 'yes' : dice.happens(0.75) ? 'partly' : 'missed';
    return [key, { mark: worse, comment: dice.pick(REMARKS[key] ?? [REMARK]), quote }] as const;
  });
  return Object.fromEntries(answers) as QualityAnswersView;
}

/** The newest appeal waits; earlier ones the admin has decided, or another lead where the admin marked. */
async function appeal(stage: Stage, sent: QualityCheckView, dice: Chance, waits: boolean): Promise<void> {
  const { services, colleagues } = stage;
  const text = dice.pick(QUALITY_APPEALS);
  const { version } = sent;
  await services.qualityMarks.appeal(acting(stage.byId(sent.agentId)), sent.id, { version, text });
  const admin = colleagues.find(({ person }) => person === ADMIN)!;
  if (waits || admin.me.agentId === sent.markedById || admin.me.agentId === sent.agentId) return;
  const { outcome, reason } = dice.pick(QUALITY_DECISIONS);
  const better = Object.entries(sent.answers!).map(([key, answer]) => [
    key,
    answer.mark === 'partly' ? { mark: 'met', comment: reason, quote: null } : answer,
  ]);
  const answers = outcome === 'changed' ? { answers: Object.fromEntries(better) as QualityAnswersView } : {};
  await services.qualityMarks.decide(acting(admin), sent.id, { version: version + 1, outcome, reason, ...answers });
}

/** Two who lead the same agents mark the same six blind, and see how far they agree. */
async function* calibrates(stage: Stage, at: Date, dice: Chance): Story {
  const lead = stage.colleagues.find(({ person }) => (person.leads?.length ?? 0) > 1);
  if (!lead) return;
  const day = (back: number) =>
    DateTime.fromJSDate(at, { zone: COMPANY.zone }).minus({ days: back }).toFormat('yyyy-MM-dd');
  const admin = acting(stage.named(ADMIN.name));
  const sample = await stage.services.qualityDraws.draw(admin, {
    ...{
      clientId: stage.clientId(),
      from: day(14),
      to: day(1),
      method: 'random',
      conditions: [],
      size: 6,
      teamId: null,
    },
    reviewerIds: [admin.agentId, lead.me.agentId],
  });
  for (const check of await open(stage, sample.id)) {
    await mark(stage, check, dice, 0.75);
    yield 4;
  }
}

const acting = ({ me }: Colleague): Acting => ({ ...me, ip: '127.0.0.1' });
