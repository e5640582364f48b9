import { SURVEY_SCORES } from '#domain';
import { Chance } from '../chance';
import type { Stage } from '../stage';
import { SURVEY_REMARKS } from '../texts/surveys';
import type { Story } from '../timeline';

const EVERY_SECONDS = 1_200;
const LONGEST_MS = 14 * 3_600_000;
const AT_ONCE = 100;
/** Of a hundred, from very satisfied to very dissatisfied. */
const WEIGHTS = [58, 26, 9, 4, 3];
const ANSWERED = 0.48;

/** From morning to night contacts are asked after their ticket ended, and some answer (DOMAIN V6). */
export async function* asked(stage: Stage, at: Date): Story {
  const { surveyPlanner, surveySending } = stage.services;
  // Dice of their own: the stories of customers must not change with what they are asked.
  const dice = new Chance(at.getTime() / 60_000 + 1);
  while (stage.clock.now().getTime() < at.getTime() + LONGEST_MS) {
    while ((await surveyPlanner.read()).more);
    while ((await surveySending.sendDue(AT_ONCE)) === AT_ONCE);
    for (const id of await justSent(stage))
      if (dice.happens(ANSWERED)) {
        const when = new Date(stage.clock.now().getTime() + dice.whole(40, 9_000) * 1000);
        stage.timeline.begin(when, answers(stage, id, dice));
      }
    yield EVERY_SECONDS;
  }
}

async function justSent({ services, colleagues, clock }: Stage): Promise<string[]> {
  const admin = colleagues.find(({ person }) => person.role === 'admin')!;
  const { rows } = await services.surveyLists.page(admin.me, { state: 'sent', limit: AT_ONCE });
  return rows.filter(({ sentAt }) => sentAt === clock.now().toISOString()).map(({ id }) => id);
}

async function* answers({ services }: Stage, id: string, dice: Chance): Story {
  const { score } = dice.weighted(SURVEY_SCORES.map((one, i) => ({ score: one, weight: WEIGHTS[i]! })));
  const solved = dice.happens(0.2) ? '' : dice.happens(score >= 4 ? 0.95 : 0.35) ? 'yes' : 'no';
  await services.surveys.answer(id, { score, solved, remark: dice.pick(SURVEY_REMARKS[score]!) });
}
