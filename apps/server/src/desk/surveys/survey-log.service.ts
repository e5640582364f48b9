import { Injectable } from '@nestjs/common';
import type { Survey, SurveyEvents } from '#contract';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/database';
import type { NewEvent } from '../../platform/events/event-log';
import { RecordLog } from '../records/record-log';
import { found } from '../setup/refusals';
import { surveyView } from './survey.view';
import { SurveysRepository } from './surveys.repository';

/** Tells what became of a survey, as it is stored now. */
@Injectable()
export class SurveyLog {
  constructor(
    private readonly repository: SurveysRepository,
    private readonly log: RecordLog,
    private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, actor: NewEvent['actor'], id: string, type: keyof SurveyEvents, detail = {}): Promise<Survey> {
    const row = found(await this.repository.row(tx, id));
    const at = this.clock.now();
    const view = surveyView(row, at);
    await this.log.tellAs(tx, actor, row, { kind: 'survey', type, payload: { view, ...detail }, at });
    return view;
  }
}
