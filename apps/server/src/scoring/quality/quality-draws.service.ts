import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { qualityDraw, QualityForm, QualitySampleView } from '#contract';
import { assignReviewers, dayRange, DomainError, drawSample, type QualityMedium } from '#domain';
import { SettingsService } from '../../desk/policies/settings.service';
import type { Acting } from '../../desk/setup/acting';
import { CompanyService } from '../../desk/setup/company.service';
import { found } from '../../desk/setup/refusals';
import { Clock } from '../../platform/clock/clock';
import { Database, type Tx } from '../../platform/database/database';
import { newId } from '../../platform/database/uuid';
import { dayIn, lastDayOf, nextDay, periodsBetween } from '../catalogue/figure-periods';
import { type Drawable, PopulationRepository } from './population.repository';
import { QualityAccess } from './quality-access';
import { QualityForms } from './quality-forms.service';
import { QualityLog } from './quality-log.service';
import { QualityRepository } from './quality.repository';
import { type CheckRow, sampleView, type SampleRow } from './quality.view';
import { SamplesRepository } from './samples.repository';

type Input = z.output<typeof qualityDraw>;
type Plan = Omit<SampleRow, 'id' | 'population' | 'digest' | 'drawn_at' | 'version'>;

/** Draws samples: the desk's own of each week, those by hand, and those that several mark blind (DOMAIN W6). */
@Injectable()
export class QualityDraws {
  constructor(
    private readonly database: Database,
    private readonly samples: SamplesRepository,
    private readonly checks: QualityRepository,
    private readonly population: PopulationRepository,
    private readonly access: QualityAccess,
    private readonly forms: QualityForms,
    private readonly settings: SettingsService,
    private readonly company: CompanyService,
    private readonly log: QualityLog,
    private readonly clock: Clock,
  ) {}

  draw(me: Acting, { clientId, ...input }: Input): Promise<QualitySampleView> {
    return this.database.transaction(async (tx) => {
      await this.samples.alone(tx);
      const first = await this.samples.byClient(tx, me.agentId, clientId);
      if (first && !isDeepStrictEqual(first.body, input)) throw new DomainError('client_id_reused');
      if (first) return sampleView(found(await this.samples.one(first.id, tx)));
      const reviewerIds = [...new Set(input.reviewerIds)];
      if (reviewerIds.length === 1) throw new DomainError('invalid_input', { field: 'reviewerIds' });
      const led = await this.access.drawable(me, input.teamId);
      const agentIds = await this.access.ledByAll(led, reviewerIds);
      const plan = planOf(input, reviewerIds, { by: me.agentId, clientId });
      const sample = await this.keep(tx, plan, agentIds);
      if (!sample) throw new DomainError('quality_nothing_drawn');
      await this.log.drawn(tx, me, sample);
      return sample;
    });
  }

  /** The week that ended last, once; nothing where it is drawn, switched off, or had nothing to hear. Answers the next Monday. */
  async week(): Promise<Date> {
    const now = this.clock.now();
    const { zone } = await this.company.get();
    const { first, next } = weekOf(dayIn(zone, now));
    const last = dayBefore(first);
    const { first: from } = weekOf(last);
    const size = await this.settings.at('quality.week', now);
    if (size > 0 && !(await this.samples.hasWeek(this.database, from)))
      await this.database.transaction((tx) => this.drawWeek(tx, from, last, size));
    return dayRange(zone, next).from;
  }

  private async drawWeek(tx: Tx, from: string, to: string, size: number): Promise<void> {
    await this.samples.alone(tx);
    if (await this.samples.hasWeek(tx, from)) return;
    const nobody = { drawn_by_id: null, client_id: null, body: null, reviewer_ids: [] };
    const span = { from_day: from, to_day: to, seed: `week ${from}` };
    const plan = { kind: 'week', method: 'stratified', conditions: [], size, ...span, ...nobody } satisfies Plan;
    const sample = await this.keep(tx, plan, await this.access.everyAgent());
    if (sample) await this.log.drawn(tx, null, sample);
  }

  /** Null where there was nothing to draw. */
  private async keep(tx: Tx, plan: Plan, agentIds: string[]): Promise<QualitySampleView | null> {
    const now = this.clock.now();
    const population = await this.population.of(tx, { ...(await this.asked(plan, now)), agentIds });
    const drawn = rowsOf(population, plan);
    if (drawn.length === 0) return null;
    const id = newId();
    const digest = digestOf(population);
    await this.samples.insert(tx, { ...plan, id, population: population.length, digest, drawn_at: now, version: 1 });
    await this.checks.insert(tx, await this.checksOf(tx, id, plan, drawn));
    return sampleView(found(await this.samples.one(id, tx)));
  }

  private async asked({ from_day, to_day }: Plan, now: Date) {
    const { zone } = await this.company.get();
    // A span is as long as a figure's may be, and does not run backwards.
    periodsBetween(from_day, to_day, 'day');
    if (to_day > dayIn(zone, now)) throw new DomainError('invalid_input', { field: 'to' });
    const [longCall, manyReplies] = await Promise.all([
      this.settings.at('quality.long_call', now),
      this.settings.at('quality.many_replies', now),
    ]);
    return { from: dayRange(zone, from_day).from, to: dayRange(zone, nextDay(to_day)).from, longCall, manyReplies };
  }

  private async checksOf(tx: Tx, sampleId: string, plan: Plan, drawn: Drawable[]): Promise<CheckRow[]> {
    const forms = await this.forms.inUse(tx);
    const calibration = plan.kind === 'calibration';
    if (calibration)
      // All mark by the version of now, whatever becomes of the form meanwhile.
      return drawn.flatMap((row) =>
        plan.reviewer_ids.map((reviewer) => ({
          ...checkOf(sampleId, row, forms, reviewer, true),
          form_version: forms[mediumOf(row)].version,
        })),
      );
    const reviewersOf = await this.access.reviewers();
    const reviewers = assignReviewers(drawn, (agentId) => reviewersOf(agentId).map(({ id }) => id));
    return drawn.map((row, i) => checkOf(sampleId, row, forms, reviewers[i]!, false));
  }
}

const weekOf = (day: string) => periodsBetween(day, day, 'week')[0]!;
const dayBefore = (day: string): string => lastDayOf({ first: day, next: day });

function planOf({ from, to, ...input }: Omit<Input, 'clientId'>, reviewers: string[], of: Given): Plan {
  const body = { from, to, ...input };
  return {
    ...{ kind: reviewers.length > 0 ? 'calibration' : 'hand', from_day: from, to_day: to, method: input.method },
    ...{ conditions: input.conditions, size: input.size, seed: input.seed ?? newId().slice(-12), body },
    ...{ reviewer_ids: reviewers, drawn_by_id: of.by, client_id: of.clientId },
  };
}
interface Given {
  by: string;
  clientId: string;
}

/** A calibration draws so many altogether, whoever's they are. */
function rowsOf(population: Drawable[], { kind, seed, method, size, conditions }: Plan): Drawable[] {
  const draw = { seed, method, perAgent: size, conditions };
  if (kind !== 'calibration') return drawSample(population, draw);
  const drawn = drawSample(
    population.map((row) => ({ ...row, agentId: '' })),
    draw,
  );
  return drawn.map(({ key }) => population.find((row) => row.key === key)!);
}

/** Which rows the population held, so that a later draw can be seen to have had the same. */
const digestOf = (population: Drawable[]): string =>
  createHash('sha256')
    .update(
      population
        .map(({ key }) => key)
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);

const mediumOf = ({ callId }: Drawable): QualityMedium => (callId ? 'call' : 'written');

const checkOf = (
  sampleId: string,
  row: Drawable,
  forms: Record<QualityMedium, QualityForm>,
  reviewerId: string | null,
  calibration: boolean,
): CheckRow => ({
  ...{ id: newId(), sample_id: sampleId, key: row.key, calibration, agent_id: row.agentId },
  ...{ ticket_id: row.ticketId, call_id: row.callId, contact_id: row.contactId, channel: row.channel, at: row.at },
  ...{ conditions: row.conditions, reviewer_id: reviewerId, form_id: forms[mediumOf(row)].id, form_version: null },
  ...{ state: 'open', draft: {}, answers: null, score: null, fatal: [], marked_by_id: null, marked_at: null },
  ...{ appeal_due_at: null, steps: [], version: 0 },
});
